import { createRoute } from '@tanstack/react-router';
import { lazyLoaders } from './lazy-loaders.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

export const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'account-layout',
  loader: async ({ location }) => (await lazyLoaders()).loadAccount(location.href),
  pendingComponent: PagePending,
  component: lazyPage(() => import('./account-layout.tsx'), 'AccountLayout'),
});
