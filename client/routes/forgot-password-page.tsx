import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { backToSignIn } from '#messages/entry.tsx';
import * as words from '#messages/forgot-password.tsx';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { requestReset } from '../api/auth.ts';
import { ForgotPasswordForm } from '../features/credentials/forgot-password-form.tsx';
import { SendAgain } from '../features/credentials/send-again.tsx';
import { EntryPage } from '../ui/entry-page.tsx';

export function ForgotPasswordPage() {
  const search = useSearch({ from: pages.forgotPassword });
  const [sentTo, setSentTo] = useState<string>();

  return (
    <EntryPage
      key={sentTo}
      title={sentTo === undefined ? words.title : words.sent.title}
      intro={
        sentTo === undefined
          ? words.intro
          : words.sent.intro(<strong className="break-words font-semibold text-ink">{sentTo}</strong>)
      }
      footer={
        <Link to={pages.signIn} search={search} className="link">
          {backToSignIn}
        </Link>
      }
    >
      {sentTo === undefined ? (
        <ForgotPasswordForm redirectTo={search[REDIRECT_TO]} onSent={setSentTo} />
      ) : (
        <>
          <p className="text-muted">{words.sent.hint}</p>
          <SendAgain onSend={() => requestReset({ email: sentTo }, search[REDIRECT_TO])} />
        </>
      )}
    </EntryPage>
  );
}
