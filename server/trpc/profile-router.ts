import { profileSchema, profileUpdateSchema } from '../../shared/profile.ts';
import { noInput, protectedProcedure, router } from './init.ts';

/** The user's profile. */
export const profileRouter = router({
  get: protectedProcedure
    .input(noInput)
    .output(profileSchema)
    .query(({ ctx }) => ctx.profiles.find(ctx.identity.user.id)),

  update: protectedProcedure
    .input(profileUpdateSchema)
    .output(profileSchema)
    .mutation(({ ctx, input }) => ctx.profiles.update(ctx.identity.user.id, input)),
});
