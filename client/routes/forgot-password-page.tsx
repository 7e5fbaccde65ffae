import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { ForgotPasswordForm } from '../features/credentials/forgot-password-form.tsx';
import { EntryPage } from '../ui/entry-page.tsx';

export function ForgotPasswordPage() {
  const search = useSearch({ from: pages.forgotPassword });
  const [sentTo, setSentTo] = useState<string>();

  return (
    <EntryPage
      key={sentTo}
      title={sentTo === undefined ? 'Forgot your password?' : 'Check your mail'}
      intro={
        sentTo === undefined ? (
          'We mail you a link to choose a new one.'
        ) : (
          <>
            If <strong className="break-words font-medium text-ink">{sentTo}</strong> has an account, a link
            is on its way. It works for one hour.
          </>
        )
      }
      footer={
        <Link to={pages.signIn} search={search} className="link">
          Back to sign in
        </Link>
      }
    >
      {sentTo === undefined ? (
        <ForgotPasswordForm redirectTo={search[REDIRECT_TO]} onSent={setSentTo} />
      ) : (
        <p className="text-muted">Nothing there? Look among the spam, or check the address.</p>
      )}
    </EntryPage>
  );
}
