import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { toRedirectSearch } from '../session/redirect-target.ts';
import { openLink } from './lazy-open-link.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

export const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.verifyEmail,
  validateSearch: toRedirectSearch,
  loader: ({ location }) => openLink(pages.verifyEmail, location.hash),
  pendingComponent: PagePending,
  component: lazyPage(() => import('./verify-email-page.tsx'), 'VerifyEmailPage'),
});
