import { securityOverviewSchema, steppedUpSchema } from '../../shared/account.ts';
import { stepUpSchema } from '../../shared/person-input.ts';
import { toDevice } from '../caller/device.ts';
import { noInput, protectedProcedure, router } from './init.ts';

/** The security overview of an account, and the step-up. */
export const securityRouter = router({
  stepUp: protectedProcedure
    .input(stepUpSchema)
    .output(steppedUpSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.limit('password');
      const end = await ctx.account.stepUp.take(ctx.identity, input.password, ctx.caller);
      return { stepUpUntil: end.toISOString() };
    }),

  overview: protectedProcedure
    .input(noInput)
    .output(securityOverviewSchema)
    .query(async ({ ctx }) => {
      const { user, session } = ctx.identity;
      const [facts, pending, sessions, stepUpUntil] = await Promise.all([
        ctx.account.findOverview({
          userId: user.id,
          sessionId: session.id,
          browsers: ctx.caller.source.browsers,
        }),
        ctx.account.emailChanges.find(user.id),
        ctx.sessions.count(ctx.identity),
        ctx.account.stepUp.findEnd(ctx.identity),
      ]);
      return {
        emailVerified: user.emailVerified,
        passwordChangedAt: facts.passwordChangedAt?.toISOString() ?? null,
        pendingEmail: pending && { ...pending, expiresAt: pending.expiresAt.toISOString() },
        pendingDeletion: user.deletionDueAt && { purgeAt: user.deletionDueAt.toISOString() },
        sessions,
        lastSignInAt: facts.lastSignInAt?.toISOString() ?? null,
        otherSignIn: facts.otherSignIn && {
          at: facts.otherSignIn.at.toISOString(),
          device: toDevice(facts.otherSignIn.userAgent),
          place: facts.otherSignIn.place,
        },
        stepUpUntil: stepUpUntil?.toISOString() ?? null,
      };
    }),
});
