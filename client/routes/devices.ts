import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { accountRoute } from './account.ts';
import { lazyLoaders } from './lazy-loaders.ts';
import { lazyPage } from './lazy-page.ts';

export const devicesRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: pages.devices,
  loader: async () => (await lazyLoaders()).loadDevices(),
  component: lazyPage(() => import('./devices-page.tsx'), 'DevicesPage'),
});
