import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { accountRoute } from './account.ts';
import { lazyLoaders } from './lazy-loaders.ts';
import { lazyPage } from './lazy-page.ts';

export const activityRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.activity,
  loader: async () => (await lazyLoaders()).loadActivity(),
  component: lazyPage(() => import('./activity-page.tsx'), 'ActivityPage'),
});
