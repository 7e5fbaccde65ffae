import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { accountRoute } from './account.ts';
import { lazyPage } from './lazy-page.ts';

export const profileRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.profile,
  loader: async () => (await import('./account-loaders.ts')).loadProfile(),
  component: lazyPage(() => import('./profile-page.tsx'), 'ProfilePage'),
});
