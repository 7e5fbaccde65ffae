import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { accountRoute } from './account.ts';
import { lazyLoaders } from './lazy-loaders.ts';
import { lazyPage } from './lazy-page.ts';

export const securityRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.security,
  loader: async () => (await lazyLoaders()).loadSecurity(),
  component: lazyPage(() => import('./security-page.tsx'), 'SecurityPage'),
});
