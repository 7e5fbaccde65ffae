import { Link, useLocation, useRouter, useSearch } from '@tanstack/react-router';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { ApiError } from '../api/failure.ts';
import { portalConfig } from '../api/portal-config.ts';
import { SignInForm } from '../features/credentials/sign-in-form.tsx';
import { tellOtherTabs } from '../session/other-tabs.ts';
import { EntryPage } from '../ui/entry-page.tsx';
import { ReturnNote } from './return-note.tsx';

const NOTICES = { left: 'You signed out.', ended: 'You were signed out. Sign in to go on.', absent: null };

export function SignInPage() {
  const search = useSearch({ from: pages.signIn });
  const router = useRouter();
  const departure = useLocation({ select: ({ state }) => state.departure?.reason });
  const notice = departure && NOTICES[departure];

  // The page's loader asks who is signed in now and sends them on. Whoever is still here has no session.
  const leaveSignIn = async () => {
    tellOtherTabs();
    await router.invalidate();
    if (router.latestLocation.pathname === pages.signIn) throw new ApiError({ code: 'cookie_refused' });
  };

  return (
    <EntryPage
      title="Sign in"
      intro={<ReturnNote target={search[REDIRECT_TO]}>Use your {portalConfig.appName} account.</ReturnNote>}
      notice={notice}
      footer={
        portalConfig.signUp !== 'closed' && (
          <>
            New here?{' '}
            <Link to={pages.signUp} search={search} className="link">
              Create your account
            </Link>
          </>
        )
      }
    >
      <SignInForm
        onSuccess={leaveSignIn}
        forgot={
          <Link to={pages.forgotPassword} search={search} className="link">
            Forgot password?
          </Link>
        }
      />
    </EntryPage>
  );
}
