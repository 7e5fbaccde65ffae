import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { accountRoute } from './account.ts';
import { lazyLoaders } from './lazy-loaders.ts';
import { lazyPage } from './lazy-page.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.account,
  loader: async () => (await lazyLoaders()).loadOverview(),
  component: lazyPage(() => import('./overview-page.tsx'), 'OverviewPage'),
});
