import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { PasskeySignUpForm } from '../features/credentials/passkey-sign-up-form.tsx';
import { readMailedAddress } from '../session/mailed-address.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { LazyCheckMailPage } from './lazy-check-mail-page.ts';
import { ReturnNote } from './return-note.tsx';
import { SignUpTerms } from './sign-up-terms.tsx';

const words = part('passkeySignUp', 'start');
const signInFlowWords = part('signInFlow');

/** Creates an account with a passkey and no password. The address comes first, because it lets the user in again. */
export function PasskeySignUpPage() {
  const { step: _, ...search } = useSearch({ from: pages.signUp });
  const [email, setEmail] = useState(readMailedAddress);

  if (email !== undefined) return <LazyCheckMailPage email={email} search={search} />;
  return (
    <AuthPage
      title={words.title}
      intro={
        <>
          {words.intro} <ReturnNote target={search[REDIRECT_TO]}>{null}</ReturnNote>
        </>
      }
      footer={signInFlowWords.alreadyHere({
        link: (text) => (
          <Link to={pages.signIn} search={search} className="link">
            {text}
          </Link>
        ),
      })}
    >
      <PasskeySignUpForm redirectTo={search[REDIRECT_TO]} onSent={setEmail} terms={<SignUpTerms />} />
      <Link to={pages.signUp} search={search} className={`${buttonClass('quiet')} mt-4 w-full`}>
        {words.byPassword}
      </Link>
    </AuthPage>
  );
}
