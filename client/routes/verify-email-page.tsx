import { Link, useLoaderData, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { backToSignIn } from '#messages/entry.tsx';
import * as words from '#messages/verify-email.ts';
import { pages } from '../../shared/paths.ts';
import { confirmEmailChange, keepAccount, verifyEmail } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { LinkMissing } from './link-missing.tsx';

export function VerifyEmailPage() {
  const search = useSearch({ from: pages.verifyEmail });
  const taken = useLoaderData({ from: pages.verifyEmail });
  const [said, setSaid] = useState<string>();
  // Who is signed in is sent on from there.
  const toGoOn = (label: string) => (
    <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
      {label}
    </Link>
  );

  if (!taken) return <LinkMissing>{toGoOn(search.redirect_to ? words.goOn : words.toAccount)}</LinkMissing>;
  if (said !== undefined)
    return (
      <EntryPage key="done" title={words.thanks} intro={<span className="break-words">{said}</span>}>
        {toGoOn(words.goOn)}
      </EntryPage>
    );

  if (taken.link === 'keepAccount')
    return (
      <EntryPage
        title={words.keep.title}
        intro={words.keep.intro}
        footer={
          <Link to={pages.signIn} search={search} className="link">
            {backToSignIn}
          </Link>
        }
      >
        <LinkButton
          label={words.keep.action}
          onPress={async () => {
            await keepAccount(taken.secret);
            setSaid(words.keep.done);
          }}
        />
      </EntryPage>
    );

  // A link that is spent is no dead end.
  const again = (
    <Link to={pages.security} hash="email" className="link">
      {words.sendNewLink}
    </Link>
  );
  return taken.link === 'changeEmail' ? (
    <EntryPage title={words.change.title} intro={words.change.intro} footer={again}>
      <LinkButton
        label={words.change.action}
        onPress={async () => {
          const { email, done } = await confirmEmailChange(taken.secret);
          setSaid(done ? words.change.done(email) : words.change.half(email));
        }}
      />
    </EntryPage>
  ) : (
    <EntryPage title={words.confirm.title} intro={words.confirm.intro} footer={again}>
      <LinkButton
        label={words.confirm.action}
        onPress={async () => {
          const { email } = await verifyEmail(taken.secret);
          setSaid(words.confirm.done(email));
        }}
      />
    </EntryPage>
  );
}
