import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { accountRoute } from '../routes/account.ts';
import { activityRoute } from '../routes/activity.ts';
import { authorizeRoute } from '../routes/authorize.ts';
import { dataRoute } from '../routes/data.ts';
import { devicesRoute } from '../routes/devices.ts';
import { ErrorPage } from '../routes/error-page.tsx';
import { forgotPasswordRoute } from '../routes/forgot-password.ts';
import { homeRoute } from '../routes/home.ts';
import { overviewRoute } from '../routes/overview.ts';
import { profileRoute } from '../routes/profile.ts';
import { resetPasswordRoute } from '../routes/reset-password.ts';
import { rootRoute } from '../routes/root.tsx';
import { secureRoute } from '../routes/secure.ts';
import { securityRoute } from '../routes/security.ts';
import { signInRoute } from '../routes/sign-in.ts';
import { signUpRoute } from '../routes/sign-up.ts';
import { twoFactorRoute } from '../routes/two-factor.ts';
import { verifyEmailRoute } from '../routes/verify-email.ts';

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  signUpRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  verifyEmailRoute,
  authorizeRoute,
  twoFactorRoute,
  accountRoute.addChildren([
    overviewRoute,
    profileRoute,
    securityRoute,
    secureRoute,
    devicesRoute,
    activityRoute,
    dataRoute,
  ]),
]);

/** `history` is the browser's; the renderer passes its own, because it has no browser. */
export const createPortalRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    ...(history && { history }),
    defaultErrorComponent: ErrorPage, // shown in place of the page, so that the frame around it stays
    scrollRestoration: true,
    defaultPendingMs: 150, // during a shorter wait nothing is shown
    defaultPendingMinMs: 0,
    defaultGcTime: 0, // loaders only guard pages and start queries; the query cache keeps the data
    defaultStaleReloadMode: 'blocking',
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
