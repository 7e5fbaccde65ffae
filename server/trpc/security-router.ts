import { securityOverviewSchema, steppedUpSchema } from '../../shared/account.ts';
import { ownIdSchema, stepUpSchema } from '../../shared/person-input.ts';
import {
  begunStepUpSchema,
  pendingSignInSchema,
  removedSchema,
  signInMethodsSchema,
} from '../../shared/sign-in-methods.ts';
import { toDevice } from '../caller/device.ts';
import { toMasked } from '../mail/plain-words.ts';
import { toAuthenticatorName } from '../passkeys/authenticator-names.ts';
import { toSecondStepMethods } from '../two-factor/pending-sign-ins.ts';
import { noInput, protectedProcedure, publicProcedure, router } from './init.ts';

const toTwoFactor = (app: { enabledAt: Date; backupCodesLeft: number } | null) =>
  app && { ...app, enabledAt: app.enabledAt.toISOString() };

/** The security overview of an account, and the step-up. */
export const securityRouter = router({
  stepUp: protectedProcedure
    .input(stepUpSchema)
    .output(steppedUpSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.limit('password');
      const end = await ctx.account.stepUpMethods.take(ctx.identity, input, ctx.caller);
      return { stepUpUntil: end.toISOString() };
    }),

  /** The ways in which the caller can prove again who they are. */
  beginStepUp: protectedProcedure
    .input(noInput)
    .output(begunStepUpSchema)
    .mutation(({ ctx }) => ctx.account.stepUpMethods.begin(ctx.identity)),

  /**
   * Whether a sign-in of this browser waits for its second factor: a page that did not begin it cannot read the cookie.
   */
  pendingSignIn: publicProcedure
    .input(noInput)
    .output(pendingSignInSchema)
    .query(async ({ ctx }) => {
      const pending = await ctx.account.findPendingSignIn(ctx.headers);
      return pending && !pending.isSpent ? { methods: toSecondStepMethods(pending) } : null;
    }),

  /** How the caller can sign in. */
  signInMethods: protectedProcedure
    .input(noInput)
    .output(signInMethodsSchema)
    .query(async ({ ctx }) => {
      const { passkeys, twoFactor, trustedBrowsers, ...rest } = await ctx.account.signInMethods.find(
        ctx.identity.user.id,
        ctx.caller.browser,
      );
      return {
        ...rest,
        passkeys: passkeys.map(({ id, name, aaguid, createdAt, lastUsedAt, backedUp }) => ({
          id,
          name,
          authenticator: toAuthenticatorName(aaguid),
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
          backedUp,
        })),
        twoFactor: toTwoFactor(twoFactor),
        trustedBrowsers: trustedBrowsers.map(({ userAgent, trustedUntil, ...browser }) => ({
          ...browser,
          device: toDevice(userAgent),
          expiresAt: trustedUntil.toISOString(),
        })),
      };
    }),

  /** From now on, a sign-in in this browser needs the second factor. Throws `not_found`. */
  removeTrustedBrowser: protectedProcedure
    .input(ownIdSchema)
    .output(removedSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.account.untrustBrowser(ctx.identity, input.id, ctx.caller.source);
      return { removed: true };
    }),

  overview: protectedProcedure
    .input(noInput)
    .output(securityOverviewSchema)
    .query(async ({ ctx }) => {
      const { user, session } = ctx.identity;
      const [facts, pending, recoveries, sessions, stepUp, { twoFactor, ...ways }] = await Promise.all([
        ctx.account.findOverview({
          userId: user.id,
          sessionId: session.id,
          browsers: ctx.caller.source.browsers,
        }),
        ctx.account.emailChanges.find(user.id),
        ctx.account.recoveries.list(user.id),
        ctx.sessions.count(ctx.identity),
        ctx.account.stepUp.read(ctx.identity),
        ctx.account.signInMethods.count(user.id, ctx.caller.browser),
      ]);
      return {
        emailVerified: user.emailVerified,
        passwordChangedAt: facts.passwordChangedAt?.toISOString() ?? null,
        pendingEmail: pending && { ...pending, expiresAt: pending.expiresAt.toISOString() },
        pendingDeletion: user.deletionDueAt && { purgeAt: user.deletionDueAt.toISOString() },
        // A session cannot stop the recovery of a stolen account, which bans it. It has one only after a ban that SQL lifted.
        pendingRecoveries: recoveries
          .filter(({ isStolen }) => !isStolen)
          .map(({ kind, newEmail, withPasskeys, readyAt }) => ({
            kind,
            newEmail: newEmail && toMasked(newEmail),
            withPasskeys,
            readyAt: readyAt.toISOString(),
          })),
        sessions,
        lastSignInAt: facts.lastSignInAt?.toISOString() ?? null,
        otherSignIn: facts.otherSignIn && {
          at: facts.otherSignIn.at.toISOString(),
          device: toDevice(facts.otherSignIn.userAgent),
          place: facts.otherSignIn.place,
        },
        stepUpUntil: stepUp.end?.toISOString() ?? null,
        ...ways,
        twoFactor: toTwoFactor(twoFactor),
      };
    }),
});
