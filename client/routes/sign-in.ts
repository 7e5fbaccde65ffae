import { createRoute } from '@tanstack/react-router';
import { PROMPT, pages, REDIRECT_TO } from '../../shared/paths.ts';
import { findSignedIn } from '../api/signed-in.ts';
import { toRedirectSearch } from '../session/redirect-target.ts';
import { sendOn } from '../session/send-on.ts';
import { isKnownAbsent, takeServedToNobody } from '../session/sign-out-redirect.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.signIn,
  validateSearch: toRedirectSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps, cause, location }) => {
    const isKnown = takeServedToNobody() || isKnownAbsent(location.state.signOutRedirect);
    if (cause === 'enter' && (isKnown || deps[PROMPT])) return;
    const signedIn = await findSignedIn();
    if (signedIn) await sendOn(deps[REDIRECT_TO], signedIn);
  },
  pendingComponent: PagePending,
  component: lazyPage(() => import('./sign-in-page.tsx'), 'SignInPage'),
});
