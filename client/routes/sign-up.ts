import { createRoute, redirect } from '@tanstack/react-router';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { isSignedIn } from '../api/signed-in.ts';
import { goOn } from '../session/go-on.ts';
import { type RedirectSearch, toRedirectSearch } from '../session/redirect-target.ts';
import { LazyBackground } from './lazy-background.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

type SignUpSearch = RedirectSearch & { step?: 'background' };

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.signUp,
  validateSearch: ({ step, ...search }: Record<string, unknown>): SignUpSearch => ({
    ...toRedirectSearch(search),
    ...(step === 'background' && { step }),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ deps: { step, ...search } }) => {
    const [signedIn] = await Promise.all([isSignedIn(), step && LazyBackground.preload?.()]);
    if (signedIn && !step) await goOn(search[REDIRECT_TO]);
    // The questions belong to an account; without a session the way to it is signing in.
    if (!signedIn && step) throw redirect({ to: pages.signIn, search, replace: true });
  },
  pendingComponent: PagePending,
  component: lazyPage(() => import('./sign-up-page.tsx'), 'SignUpPage'),
});
