import { useLoaderData, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { pages } from '../../shared/paths.ts';
import { WHY_ASKED } from '../../shared/questions.ts';
import { ApiProvider } from '../api/api-provider.tsx';
import { portalConfig } from '../api/portal-config.ts';
import { findSignedIn } from '../api/signed-in.ts';
import { BackgroundForm, isAnythingAsked } from '../features/profile/background-form.tsx';
import { inWords } from '../features/profile/in-words.ts';
import { useSignOutRedirect } from '../session/use-sign-out-redirect.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';

const words = part('background');

export function BackgroundPage() {
  const { personId } = useLoaderData({ from: pages.signUp });
  const navigate = useNavigate({ from: pages.signUp });
  const redirectAway = useSignOutRedirect();

  // Without the step parameter, the page's loader redirects a signed-in user.
  const leaveStep = () => navigate({ search: ({ step: _, ...search }) => search, replace: true });
  // Runs once, when the page opens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving is another function in each rendering
  useEffect(() => {
    if (!isAnythingAsked) void leaveStep();
  }, []);
  const leadToSignIn = () => redirectAway('ended'); // this step is the return target, and it redirects further
  const skip = async () => {
    const skipping = await findSignedIn().catch(() => personId); // the loader reports an outage
    await (skipping ? leaveStep() : leadToSignIn());
  };

  if (!isAnythingAsked) return null;
  return (
    <ApiProvider>
      <AuthPage
        title={words.title}
        intro={words.intro({ appName: portalConfig.appName, why: inWords(WHY_ASKED) })}
        isWide
      >
        {personId && (
          <BackgroundForm
            key={personId}
            personId={personId}
            onDone={leaveStep}
            onSkip={skip}
            onEnded={leadToSignIn}
          />
        )}
      </AuthPage>
    </ApiProvider>
  );
}
