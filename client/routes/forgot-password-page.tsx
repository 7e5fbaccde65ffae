import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { ForgotPasswordForm } from '../features/credentials/forgot-password-form.tsx';
import { readMailedAddress } from '../session/mailed-address.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import { LazyResetSentPage } from './lazy-reset-sent-page.ts';

const words = part('forgotPassword');
const signInFlowWords = part('signInFlow');

export function ForgotPasswordPage() {
  const search = useSearch({ from: pages.forgotPassword });
  const [sentTo, setSentTo] = useState(readMailedAddress);

  if (sentTo !== undefined) return <LazyResetSentPage email={sentTo} search={search} />;
  return (
    <AuthPage
      title={words.title}
      intro={words.intro}
      footer={
        <Link to={pages.signIn} search={search} className="link">
          {signInFlowWords.backToSignIn}
        </Link>
      }
    >
      <ForgotPasswordForm redirectTo={search[REDIRECT_TO]} onSent={setSentTo} />
    </AuthPage>
  );
}
