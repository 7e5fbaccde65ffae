import { createRouter } from '@tanstack/react-router';
import { accountRoute } from '../routes/account.ts';
import { devicesRoute } from '../routes/devices.ts';
import { homeRoute } from '../routes/home.ts';
import { overviewRoute } from '../routes/overview.ts';
import { profileRoute } from '../routes/profile.ts';
import { rootRoute } from '../routes/root.tsx';
import { signInRoute } from '../routes/sign-in.ts';
import { signUpRoute } from '../routes/sign-up.ts';

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  signUpRoute,
  accountRoute.addChildren([overviewRoute, profileRoute, devicesRoute]),
]);

export const createPortalRouter = () =>
  createRouter({
    routeTree,
    scrollRestoration: true,
    defaultPendingMs: 150, // shorter waits show nothing
    defaultPendingMinMs: 0,
    defaultGcTime: 0, // loaders only guard and start queries; what they fetched is kept by the query cache
    defaultStaleReloadMode: 'blocking',
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
