import { profileRouter } from '../profile/router.ts';
import { sessionRouter } from '../session/router.ts';
import { router } from './init.ts';

/** Every procedure. Front ends import its type and nothing else of the server. */
export const appRouter = router({ session: sessionRouter, profile: profileRouter });
export type AppRouter = typeof appRouter;
