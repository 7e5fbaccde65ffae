import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { toSecureSearch } from '../session/secure-search.ts';
import { accountRoute } from './account.ts';
import { lazyLoaders } from './lazy-loaders.ts';
import { lazyPage } from './lazy-page.ts';

export const secureRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.secure,
  validateSearch: toSecureSearch,
  loader: async () => (await lazyLoaders()).loadSecuring(),
  component: lazyPage(() => import('./secure-page.tsx'), 'SecurePage'),
});
