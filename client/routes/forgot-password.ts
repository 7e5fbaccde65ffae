import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { toRedirectSearch } from '../session/redirect-target.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.forgotPassword,
  validateSearch: toRedirectSearch,
  pendingComponent: PagePending,
  component: lazyPage(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
});
