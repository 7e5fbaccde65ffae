import { portalConfigSchema } from '../../shared/portal.ts';
import { noInput, publicProcedure, router } from './init.ts';

/** What the portal has to know before anybody is signed in. */
export const portalRouter = router({
  config: publicProcedure
    .input(noInput)
    .output(portalConfigSchema)
    .query(({ ctx }) => ctx.portalConfig),
});
