import { Link, useLocation, useRouter, useSearch } from '@tanstack/react-router';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import type { SecondFactor } from '../api/auth.ts';
import { ApiError } from '../api/failure.ts';
import { portalConfig } from '../api/portal-config.ts';
import { PasskeySignIn } from '../features/credentials/passkey-sign-in.tsx';
import { SignInForm } from '../features/credentials/sign-in-form.tsx';
import { notifyOtherTabs } from '../session/other-tabs.ts';
import { toSecondFactor } from '../session/pending-sign-in.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import { ReturnNote } from './return-note.tsx';

const words = part('signIn');

const NOTICES = {
  left: 'youLeft',
  ended: 'youWereSignedOut',
  expired: 'ranOut',
  disabled: 'disabled',
  absent: null,
  unkept: 'notKept',
  late: 'late',
} as const;

export function SignInPage() {
  const search = useSearch({ from: pages.signIn });
  const router = useRouter();
  const signOutRedirect = useLocation({ select: ({ state }) => state.signOutRedirect?.reason });
  const notice = signOutRedirect && NOTICES[signOutRedirect];

  // The page's loader queries the session and redirects a signed-in user. A user who stays on the page has no session.
  const leaveSignIn = async (secondFactors: readonly SecondFactor[] | null) => {
    if (secondFactors) return router.navigate(toSecondFactor(secondFactors, search));
    notifyOtherTabs();
    await router.invalidate();
    if (router.latestLocation.pathname === pages.signIn) throw new ApiError({ code: 'cookie_refused' });
  };

  return (
    <AuthPage
      title={words.title}
      intro={
        <ReturnNote target={search[REDIRECT_TO]}>{words.intro({ appName: portalConfig.appName })}</ReturnNote>
      }
      notice={notice && words[notice]}
      footer={
        portalConfig.signUp !== 'closed' &&
        words.newHere({
          link: (text) => (
            <Link to={pages.signUp} search={search} className="link">
              {text}
            </Link>
          ),
        })
      }
    >
      <SignInForm
        onSuccess={leaveSignIn}
        forgot={
          <Link to={pages.forgotPassword} search={search} className="link">
            {words.forgotPassword}
          </Link>
        }
      />
      <PasskeySignIn onSuccess={() => leaveSignIn(null)} />
    </AuthPage>
  );
}
