import { Link, useLoaderData, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { backToSignIn } from '#messages/entry.tsx';
import * as words from '#messages/reset-password.ts';
import { pages } from '../../shared/paths.ts';
import { disown } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { NewPasswordForm } from '../features/credentials/new-password-form.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { LinkMissing } from './link-missing.tsx';

export function ResetPasswordPage() {
  const search = useSearch({ from: pages.resetPassword });
  const taken = useLoaderData({ from: pages.resetPassword });
  const [isDone, setDone] = useState(false);

  // A link that is spent is no dead end.
  const footer = (
    <Link to={pages.forgotPassword} search={search} className="link">
      {words.sendNewLink}
    </Link>
  );

  if (!taken)
    return (
      <LinkMissing
        footer={
          <Link to={pages.signIn} search={search} className="link">
            {backToSignIn}
          </Link>
        }
      >
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('primary')} w-full`}>
          {words.sendNewLink}
        </Link>
      </LinkMissing>
    );

  if (taken.link === 'notMe')
    return isDone ? (
      <EntryPage key="done" title={words.secured.title} intro={words.secured.intro} footer={footer}>
        <p className="text-muted">{words.secured.hint}</p>
      </EntryPage>
    ) : (
      <EntryPage title={words.notMe.title} intro={words.notMe.intro} footer={footer}>
        <LinkButton
          label={words.notMe.action}
          onPress={async () => {
            await disown(taken.secret);
            setDone(true);
          }}
        />
      </EntryPage>
    );

  return isDone ? (
    <EntryPage key="done" title={words.done.title} intro={words.done.intro}>
      <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
        {words.done.goOn}
      </Link>
    </EntryPage>
  ) : (
    <EntryPage title={words.title} intro={words.intro} footer={footer}>
      <NewPasswordForm token={taken.secret} onDone={() => setDone(true)} />
    </EntryPage>
  );
}
