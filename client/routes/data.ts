import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { accountRoute } from './account.ts';
import { lazyPage } from './lazy-page.ts';

export const dataRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.data,
  component: lazyPage(() => import('./data-page.tsx'), 'DataPage'),
});
