import { Link, useLoaderData, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { backToSignIn } from '#messages/sign-in-flow.tsx';
import * as words from '#messages/verify-email.tsx';
import { pages } from '../../shared/paths.ts';
import { toFailure } from '../api/failure.ts';
import { confirmEmailChange, keepAccount } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { ConfirmAddress } from './confirm-address.tsx';
import { LazyLinkMissing } from './lazy-link-missing.ts';
import { LazyLinkSpent } from './lazy-link-spent.ts';
import { MailedAddress } from './mailed-address.tsx';
import type { OpenedLink } from './open-link.ts';

type Outcome = { title: string; intro: string };

export function VerifyEmailPage() {
  const search = useSearch({ from: pages.verifyEmail });
  const router = useRouter();
  const loaded = useLoaderData({ from: pages.verifyEmail });
  // The data of the code that the user typed, when the link came without its secret.
  const [typed, setTyped] = useState<OpenedLink>();
  const opened = typed ?? loaded;
  const [outcome, setOutcome] = useState<Outcome>();
  const [isSpent, setSpent] = useState(false);
  const thank = (intro: string) => setOutcome({ title: words.thanks, intro });
  // The sign-in page redirects a signed-in user.
  const toGoOn = (label: string) => (
    <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
      {label}
    </Link>
  );

  if (!opened)
    return (
      <LazyLinkMissing link="verifyEmail" onOpened={setTyped}>
        {toGoOn(search.redirect_to ? words.goOn : words.toAccount)}
      </LazyLinkMissing>
    );
  if (outcome)
    return (
      <AuthPage title={outcome.title} intro={<span className="wrap-anywhere">{outcome.intro}</span>}>
        {toGoOn(words.goOn)}
      </AuthPage>
    );

  const { link, secret, facts, why } = opened;
  if (!facts || isSpent) return <LazyLinkSpent link={link} why={why} search={search} />;

  const address = <MailedAddress>{facts.email}</MailedAddress>;
  // When asked again, the service may know the reason.
  const onSpent = () => {
    setSpent(true);
    void router.invalidate();
  };
  const changeEmail = async () => {
    try {
      const { email, done } = await confirmEmailChange(secret);
      thank(done ? words.change.done(email) : words.change.half(email));
    } catch (error) {
      if (toFailure(error).code !== 'conflict') throw error;
      setOutcome({ title: words.change.taken.title, intro: words.change.taken.intro(facts.email) });
    }
  };

  if (link === 'keepAccount')
    return (
      <AuthPage
        title={words.keep.title}
        intro={words.keep.intro(address)}
        footer={
          <Link to={pages.signIn} search={search} className="link">
            {backToSignIn}
          </Link>
        }
      >
        <LinkButton
          label={words.keep.action}
          onPress={async () => {
            await keepAccount(secret);
            thank(words.keep.done);
          }}
          onSpent={onSpent}
        />
      </AuthPage>
    );

  return link === 'changeEmail' ? (
    <AuthPage
      title={words.change.title}
      intro={facts.completes ? words.change.intro(address) : words.change.introHalf(address)}
    >
      <LinkButton label={words.change.action} onPress={changeEmail} onSpent={onSpent} />
    </AuthPage>
  ) : (
    <ConfirmAddress
      email={facts.email}
      cancels={facts.cancels}
      needsPassword={facts.needsPassword === true}
      token={secret}
      search={search}
      onConfirmed={() => thank(words.confirm.done(facts.email, facts.cancels))}
      onDiscarded={setOutcome}
      onSpent={onSpent}
    />
  );
}
