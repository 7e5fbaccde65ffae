import { createRoute, redirect } from '@tanstack/react-router';
import { PROMPT, pages, REDIRECT_TO } from '../../shared/paths.ts';
import { portalConfig } from '../api/portal-config.ts';
import { findSignedIn } from '../api/signed-in.ts';
import { type RedirectSearch, toRedirectSearch } from '../session/redirect-target.ts';
import { sendOn } from '../session/send-on.ts';
import { takeServedToNobody } from '../session/sign-out-redirect.ts';
import { LazyBackground } from './lazy-background.ts';
import { LazyCheckMailPage } from './lazy-check-mail-page.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

type SignUpSearch = RedirectSearch & { step?: 'background' | 'passkey' | undefined };

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.signUp,
  validateSearch: ({ step, ...search }: Record<string, unknown>): SignUpSearch => ({
    ...toRedirectSearch(search),
    step: step === 'background' || step === 'passkey' ? step : undefined,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ deps: { step, ...search }, cause, location }) => {
    const isAsking = step === 'background';
    const [signedIn] = await Promise.all([
      cause === 'enter' && takeServedToNobody() ? null : findSignedIn(),
      isAsking && LazyBackground.preload?.(),
      portalConfig.signUp === 'verified' && LazyCheckMailPage.preload?.(),
    ]);
    // A required second factor comes before the questions.
    if (isAsking && signedIn?.setUpRequired) await sendOn(window.location.origin + location.href, signedIn);
    if (signedIn && !isAsking && !(cause === 'enter' && search[PROMPT]))
      await sendOn(search[REDIRECT_TO], signedIn);
    // The questions belong to an account. Without a session, the user first has to sign in.
    if (!signedIn && isAsking) throw redirect({ to: pages.signIn, search, replace: true });
    return { personId: signedIn?.user.id ?? null };
  },
  pendingComponent: PagePending,
  component: lazyPage(() => import('./sign-up-page.tsx'), 'SignUpPage'),
});
