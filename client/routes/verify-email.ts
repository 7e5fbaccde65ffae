import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { toRedirectSearch } from '../session/redirect-target.ts';
import { LazyConfirmByPassword } from './lazy-confirm-by-password.ts';
import { openLink } from './lazy-open-link.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.verifyEmail,
  validateSearch: toRedirectSearch,
  loader: async ({ location }) => {
    const opened = await openLink(pages.verifyEmail, location.hash);
    if (opened?.facts?.needsPassword) await LazyConfirmByPassword.preload?.();
    return opened;
  },
  pendingComponent: PagePending,
  component: lazyPage(() => import('./verify-email-page.tsx'), 'VerifyEmailPage'),
});
