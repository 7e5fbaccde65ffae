import { Link, useLoaderData, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { cancelledChange } from '#messages/email-change.tsx';
import { backToSignIn } from '#messages/entry.tsx';
import * as words from '#messages/reset-password.tsx';
import { pages } from '../../shared/paths.ts';
import { disown } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { NewPasswordForm } from '../features/credentials/new-password-form.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { CancelsChange } from './cancels-change.tsx';
import { LazyLinkMissing } from './lazy-link-missing.ts';
import { LazyLinkSpent } from './lazy-link-spent.ts';
import { MailedAddress } from './mailed-address.tsx';

type Done = { email: string; cancelled: string | undefined };

export function ResetPasswordPage() {
  const search = useSearch({ from: pages.resetPassword });
  const router = useRouter();
  const opened = useLoaderData({ from: pages.resetPassword });
  // Whose link was used up here, and the change of address it cancelled.
  const [done, setDone] = useState<Done>();
  const [isSpent, setSpent] = useState(false);

  const footer = (
    <Link to={pages.signIn} search={search} className="link">
      {backToSignIn}
    </Link>
  );

  if (!opened)
    return (
      <LazyLinkMissing footer={footer}>
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('primary')} w-full`}>
          {words.sendNewLink}
        </Link>
      </LazyLinkMissing>
    );

  const { link, secret, facts, why } = opened;
  const cancelled = done?.cancelled && (
    <p className="mb-5 text-muted">{cancelledChange(<MailedAddress>{done.cancelled}</MailedAddress>)}</p>
  );
  if (done)
    return link === 'notMe' ? (
      <EntryPage
        title={words.secured.title}
        intro={words.secured.intro(<MailedAddress>{done.email}</MailedAddress>)}
        footer={footer}
      >
        {cancelled}
        <p className="mb-5 text-muted">{words.secured.hint}</p>
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('secondary')} w-full`}>
          {words.sendNewLink}
        </Link>
      </EntryPage>
    ) : (
      <EntryPage title={words.done.title} intro={words.done.intro}>
        {cancelled}
        <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
          {words.done.goOn}
        </Link>
      </EntryPage>
    );

  if (!facts || isSpent) return <LazyLinkSpent link={link} why={why} search={search} />;

  const { email, cancels } = facts;
  const address = <MailedAddress>{email}</MailedAddress>;
  const onDone = () => setDone({ email, cancelled: cancels });
  // Asked again, the service may know why.
  const onSpent = () => {
    setSpent(true);
    void router.invalidate();
  };
  return link === 'notMe' ? (
    <EntryPage title={words.notMe.title} intro={words.notMe.intro(address)} footer={footer}>
      <CancelsChange to={cancels} />
      <LinkButton
        label={words.notMe.action}
        onPress={async () => {
          await disown(secret);
          onDone();
        }}
        onSpent={onSpent}
      />
    </EntryPage>
  ) : (
    <EntryPage title={words.title} intro={words.intro(address)} footer={footer}>
      <CancelsChange to={cancels} />
      <NewPasswordForm email={email} token={secret} onDone={onDone} onSpent={onSpent} />
    </EntryPage>
  );
}
