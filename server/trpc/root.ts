import { accountRouter } from './account-router.ts';
import { activityRouter } from './activity-router.ts';
import { router } from './init.ts';
import { portalRouter } from './portal-router.ts';
import { profileRouter } from './profile-router.ts';
import { securityRouter } from './security-router.ts';
import { sessionRouter } from './session-router.ts';

/** The router of all procedures. Front ends import its type and nothing else from the server. */
export const appRouter = router({
  session: sessionRouter,
  profile: profileRouter,
  account: accountRouter,
  security: securityRouter,
  activity: activityRouter,
  portal: portalRouter,
});
export type AppRouter = typeof appRouter;
