import { Link, useLoaderData, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { backToSignIn } from '#messages/entry.tsx';
import * as words from '#messages/reset-password.tsx';
import { pages } from '../../shared/paths.ts';
import { disown } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { NewPasswordForm } from '../features/credentials/new-password-form.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { LinkMissing } from './link-missing.tsx';
import { LinkSpent } from './link-spent.tsx';
import { MailedAddress } from './mailed-address.tsx';

export function ResetPasswordPage() {
  const search = useSearch({ from: pages.resetPassword });
  const opened = useLoaderData({ from: pages.resetPassword });
  // Whose link was used up here.
  const [doneFor, setDoneFor] = useState<string>();
  const [isSpent, setSpent] = useState(false);

  const footer = (
    <Link to={pages.signIn} search={search} className="link">
      {backToSignIn}
    </Link>
  );

  if (!opened)
    return (
      <LinkMissing footer={footer}>
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('primary')} w-full`}>
          {words.sendNewLink}
        </Link>
      </LinkMissing>
    );

  const { link, secret, facts } = opened;
  if (doneFor !== undefined)
    return link === 'notMe' ? (
      <EntryPage
        title={words.secured.title}
        intro={words.secured.intro(<MailedAddress>{doneFor}</MailedAddress>)}
        footer={footer}
      >
        <p className="mb-5 text-muted">{words.secured.hint}</p>
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('secondary')} w-full`}>
          {words.sendNewLink}
        </Link>
      </EntryPage>
    ) : (
      <EntryPage title={words.done.title} intro={words.done.intro}>
        <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
          {words.done.goOn}
        </Link>
      </EntryPage>
    );

  if (!facts || isSpent) return <LinkSpent link={link} search={search} />;

  const { email } = facts;
  const address = <MailedAddress>{email}</MailedAddress>;
  const onSpent = () => setSpent(true);
  return link === 'notMe' ? (
    <EntryPage title={words.notMe.title} intro={words.notMe.intro(address)} footer={footer}>
      <LinkButton
        label={words.notMe.action}
        onPress={async () => {
          await disown(secret);
          setDoneFor(email);
        }}
        onSpent={onSpent}
      />
    </EntryPage>
  ) : (
    <EntryPage title={words.title} intro={words.intro(address)} footer={footer}>
      <NewPasswordForm email={email} token={secret} onDone={() => setDoneFor(email)} onSpent={onSpent} />
    </EntryPage>
  );
}
