import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { accountRoute } from './account.ts';
import { lazyLoaders } from './lazy-loaders.ts';
import { lazyPage } from './lazy-page.ts';

export const profileRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.profile,
  loader: async () => (await lazyLoaders()).loadProfile(),
  component: lazyPage(() => import('./profile-page.tsx'), 'ProfilePage'),
});
