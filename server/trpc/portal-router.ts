import { portalConfigSchema } from '../../shared/portal.ts';
import { noInput, publicProcedure, router } from './init.ts';

/** The settings that the portal needs before sign-in. */
export const portalRouter = router({
  config: publicProcedure
    .input(noInput)
    .output(portalConfigSchema)
    .query(({ ctx }) => ctx.portalConfig),
});
