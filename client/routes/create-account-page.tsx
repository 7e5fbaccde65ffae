import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { portalConfig } from '../api/portal-config.ts';
import { SignUpForm } from '../features/credentials/sign-up-form.tsx';
import { readMailedAddress } from '../session/mailed-address.ts';
import { notifyOtherTabs } from '../session/other-tabs.ts';
import { keepSignUpDraft } from '../session/sign-up-draft.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { LazyCheckMailPage } from './lazy-check-mail-page.ts';
import { ReturnNote } from './return-note.tsx';
import { SignUpTerms } from './sign-up-terms.tsx';

const signInFlowWords = part('signInFlow');
const words = part('signUp');

type Confirming = { email: string; password: string };

/** After a change of the language, the password is asked for again. */
function readConfirming(): Confirming | undefined {
  const email = readMailedAddress();
  return email === undefined ? undefined : { email, password: '' };
}

export function CreateAccountPage() {
  const search = useSearch({ from: pages.signUp });
  const router = useRouter();
  const navigate = useNavigate({ from: pages.signUp });

  const isClosed = portalConfig.signUp === 'closed';
  const [confirming, setConfirming] = useState(readConfirming);

  // The loader of the next step queries the session, and redirects to the sign-in page when there is none.
  const startQuestions = async (chosen: Confirming) => {
    if (portalConfig.signUp === 'verified') return setConfirming(chosen);
    notifyOtherTabs();
    await navigate({ search: { ...search, step: 'background' }, replace: true });
    if (router.latestLocation.pathname !== pages.signIn) return;
    const signOutRedirect = { reason: 'unkept', at: Date.now() } as const;
    await router.navigate({ to: pages.signIn, search, state: { signOutRedirect }, replace: true });
  };

  if (confirming) return <LazyCheckMailPage {...confirming} search={search} />;
  return (
    <AuthPage
      title={words.title}
      intro={!isClosed && <ReturnNote target={search[REDIRECT_TO]}>{null}</ReturnNote>}
      footer={signInFlowWords.alreadyHere({
        link: (text) => (
          <Link to={pages.signIn} search={search} className="link">
            {text}
          </Link>
        ),
      })}
    >
      {isClosed ? (
        <p className="text-muted">{words.closed}</p>
      ) : (
        <SignUpForm
          redirectTo={search[REDIRECT_TO]}
          onSuccess={startQuestions}
          terms={<SignUpTerms />}
          other={
            <Link
              to={pages.signUp}
              search={{ ...search, step: 'passkey' }}
              className={`${buttonClass('secondary')} w-full`}
              onClick={({ currentTarget }) => keepSignUpDraft(currentTarget)}
            >
              {words.byPasskey}
            </Link>
          }
        />
      )}
    </AuthPage>
  );
}
