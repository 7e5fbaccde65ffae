import { securityOverviewSchema, steppedUpSchema } from '../../shared/account.ts';
import { ownIdSchema, stepUpSchema } from '../../shared/person-input.ts';
import { begunStepUpSchema, removedSchema, signInMethodsSchema } from '../../shared/sign-in-methods.ts';
import { toDevice } from '../caller/device.ts';
import { AppError } from '../errors.ts';
import { noInput, protectedProcedure, router } from './init.ts';

/** The security overview of an account, and the step-up. */
export const securityRouter = router({
  stepUp: protectedProcedure
    .input(stepUpSchema)
    .output(steppedUpSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.limit('password');
      const end = await ctx.account.stepUp.take(ctx.identity, input.password ?? '', ctx.caller);
      return { stepUpUntil: end.toISOString() };
    }),

  /** The ways in which the caller can prove again who they are. */
  beginStepUp: protectedProcedure
    .input(noInput)
    .output(begunStepUpSchema)
    .mutation(() => {
      throw new AppError('unavailable', { detail: 'not built yet' });
    }),

  signInMethods: protectedProcedure
    .input(noInput)
    .output(signInMethodsSchema)
    .query(() => {
      throw new AppError('unavailable', { detail: 'not built yet' });
    }),

  removeTrustedBrowser: protectedProcedure
    .input(ownIdSchema)
    .output(removedSchema)
    .mutation(() => {
      throw new AppError('unavailable', { detail: 'not built yet' });
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
        hasPassword: true,
        passkeys: 0,
        twoFactor: null,
      };
    }),
});
