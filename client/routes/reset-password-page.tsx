import { Link, useLoaderData, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../../shared/paths.ts';
import { recoverAccount } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { LazyChoosePassword } from './lazy-choose-password.ts';
import { LazyLinkMissing } from './lazy-link-missing.ts';
import { LazyLinkSpent } from './lazy-link-spent.ts';
import { CancelsChange, MailedAddress } from './mailed-address.tsx';
import type { OpenedLink } from './open-link.ts';

const emailChangeWords = part('emailChange');
const words = part('resetPassword');
const signInFlowWords = part('signInFlow');

export function ResetPasswordPage() {
  const search = useSearch({ from: pages.resetPassword });
  const router = useRouter();
  const loaded = useLoaderData({ from: pages.resetPassword });
  // The data of the code that the user typed, when the link came without its secret.
  const [typed, setTyped] = useState<OpenedLink>();
  const opened = typed ?? loaded;
  const [isSecured, setSecured] = useState(false);
  const [isSpent, setSpent] = useState(false);

  const footer = (
    <Link to={pages.signIn} search={search} className="link">
      {signInFlowWords.backToSignIn}
    </Link>
  );

  if (!opened)
    return (
      <LazyLinkMissing link="resetPassword" onOpened={setTyped} footer={footer}>
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('primary')} w-full`}>
          {words.sendNewLink}
        </Link>
      </LazyLinkMissing>
    );

  const { link, secret, facts, why } = opened;
  if (!facts || isSpent) return <LazyLinkSpent link={link} why={why} search={search} />;

  if (link === 'resetPassword')
    return (
      <LazyChoosePassword
        token={secret}
        facts={facts}
        search={search}
        onSpent={() => {
          setSpent(true);
          // When asked again, the service may know the reason.
          void router.invalidate();
        }}
      />
    );

  const { email, cancels } = facts;
  const address = <MailedAddress>{email}</MailedAddress>;
  if (isSecured)
    return (
      <AuthPage title={words.secured.title} intro={words.secured.intro({ email: address })} footer={footer}>
        {cancels && (
          <p className="mb-5 text-muted">
            {emailChangeWords.cancelledChange({ email: <MailedAddress>{cancels}</MailedAddress> })}
          </p>
        )}
        <p className="mb-5 text-muted">{words.secured.hint}</p>
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('secondary')} w-full`}>
          {words.sendNewLink}
        </Link>
      </AuthPage>
    );
  return (
    <AuthPage title={words.notMe.title} intro={words.notMe.intro({ email: address })} footer={footer}>
      <CancelsChange to={cancels} />
      <LinkButton
        label={words.notMe.action}
        onPress={async () => {
          await recoverAccount(secret);
          setSecured(true);
        }}
        onSpent={() => setSpent(true)}
      />
    </AuthPage>
  );
}
