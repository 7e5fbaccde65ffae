import {
  cancelRecoverySchema,
  confirmedChangeSchema,
  doneSchema,
  linkFactsSchema,
  pendingChangeSchema,
  pendingDeletionSchema,
  stoppedRecoverySchema,
  verifiedEmailSchema,
} from '../../shared/account.ts';
import { accountExportSchema } from '../../shared/export.ts';
import {
  discardSchema,
  linkTokenSchema,
  readLinkSchema,
  verifyEmailSchema,
} from '../../shared/link-input.ts';
import {
  creationOptionsSchema,
  passkeyLinkSchema,
  passkeySignUpSchema,
} from '../../shared/passkey-sign-up.ts';
import type { MailLink } from '../../shared/paths.ts';
import { changeEmailSchema } from '../../shared/person-input.ts';
import type { CodePurpose } from '../account/mail-codes.ts';
import { noInput, protectedProcedure, publicProcedure, router } from './init.ts';

/** Links that have a code beside them. */
const CODE_PURPOSES: Partial<Record<MailLink, CodePurpose>> = {
  verifyEmail: 'verify_email',
  resetPassword: 'reset_password',
};

/**
 * The address of an account, and its deletion. Procedures that take a link's secret are public: the reader of the mail
 * may be signed out, or signed in as another user.
 */
export const accountRouter = router({
  /** Reads what a link does, without using it. It is a mutation, so that no URL contains the secret. */
  readLink: publicProcedure
    .input(readLinkSchema)
    .output(linkFactsSchema)
    .mutation(async ({ ctx, input: { kind, token } }) => {
      const key = await ctx.account.codes.resolve(token, CODE_PURPOSES[kind], ctx.caller.codes);
      return ctx.account.readLink(kind, key, ctx.identity?.user.id ?? null);
    }),

  verifyEmail: publicProcedure
    .input(verifyEmailSchema)
    .output(verifiedEmailSchema)
    .mutation(async ({ ctx, input }) => {
      if (input.password !== undefined) await ctx.limit('sign_in');
      const token = await ctx.account.codes.resolve(input.token, 'verify_email', ctx.caller.codes);
      return { email: await ctx.account.verifyEmail({ ...input, token }, ctx.identity, ctx.caller) };
    }),

  /**
   * Creates an account without a password, once the address is confirmed: the mail's link leads to the page that creates
   * the passkey. The answer does not reveal whether the address has an account.
   */
  signUpWithPasskey: publicProcedure
    .input(passkeySignUpSchema)
    .output(doneSchema)
    .mutation(async ({ ctx, input: { redirectTo, ...person } }) => {
      await ctx.limit('sign_up');
      await ctx.limitRecipient(person.email, 'sign_up');
      const asking = { caller: ctx.askForCode(), redirectTo: ctx.toTarget(redirectTo) };
      await ctx.account.signUpWithPasskey(person, asking);
      return {};
    }),

  /** The options to create the passkey of a new account, for the reader of the mail. Does not use the link. */
  passkeyOptions: publicProcedure
    .input(passkeyLinkSchema)
    .output(creationOptionsSchema)
    .mutation(async ({ ctx, input }) => {
      const key = await ctx.account.codes.resolve(input.token, 'verify_email', ctx.caller.codes);
      return { ...(await ctx.account.firstPasskeys.begin(key)) };
    }),

  /** 'I did not create this account': deletes the account, if its address is not confirmed. */
  discard: publicProcedure
    .input(discardSchema)
    .output(doneSchema)
    .mutation(async ({ ctx, input }) => {
      const token = await ctx.account.codes.resolve(input.token, 'verify_email', ctx.caller.codes);
      await ctx.account.discard(token, ctx.caller.source);
      return {};
    }),

  changeEmail: protectedProcedure
    .input(changeEmailSchema)
    .output(pendingChangeSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.limit('mail');
      const asked = { newEmail: input.email, redirectTo: null, limitRecipient: ctx.limitRecipient };
      const pending = await ctx.account.emailChanges.begin(ctx.identity, asked, ctx.caller.source);
      return { pending: { ...pending, expiresAt: pending.expiresAt.toISOString() } };
    }),

  cancelEmailChange: protectedProcedure
    .input(noInput)
    .output(doneSchema)
    .mutation(async ({ ctx }) => {
      await ctx.account.emailChanges.cancel(ctx.identity, ctx.caller.source);
      return {};
    }),

  confirmEmailChange: publicProcedure
    .input(linkTokenSchema)
    .output(confirmedChangeSchema)
    .mutation(async ({ ctx, input }) => {
      return ctx.account.emailChangeEnd.confirm(input.token, ctx.caller.source);
    }),

  requestDeletion: protectedProcedure
    .input(noInput)
    .output(pendingDeletionSchema)
    .mutation(async ({ ctx }) => {
      await ctx.limit('mail');
      await ctx.account.stepUp.require(ctx.identity);
      const purgeAt = await ctx.account.deletions.request(ctx.identity, ctx.caller.source);
      return { purgeAt: purgeAt.toISOString() };
    }),

  cancelDeletion: protectedProcedure
    .input(noInput)
    .output(doneSchema)
    .mutation(async ({ ctx }) => {
      await ctx.account.deletions.cancel(ctx.identity, ctx.caller.source);
      return {};
    }),

  /** Cancels the deletion with the mail's link. */
  keep: publicProcedure
    .input(linkTokenSchema)
    .output(doneSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.account.deletions.cancelByLink(input.token, ctx.caller.source);
      return {};
    }),

  /** Stops what the operator began for the user. Needs no step-up: it keeps what is. */
  cancelRecovery: protectedProcedure
    .input(cancelRecoverySchema)
    .output(doneSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.account.stopRecovery.bySession(ctx.identity, input.kind, ctx.caller.source);
      return {};
    }),

  /** Does the same with the mail's link. */
  stopRecovery: publicProcedure
    .input(linkTokenSchema)
    .output(stoppedRecoverySchema)
    .mutation(({ ctx, input }) => ctx.account.stopRecovery.byLink(input.token, ctx.caller.source)),

  /** Everything that is stored about the user. Throws `step_up_required`. */
  export: protectedProcedure
    .input(noInput)
    .output(accountExportSchema)
    .query(async ({ ctx }) => {
      ctx.once('export'); // a batch is answered as a whole, and could hold many exports
      await ctx.limit('password'); // as expensive as a password check, and as rare
      // A stolen session alone must not be able to read everything that is stored (ASVS 7.5.1).
      await ctx.account.stepUp.require(ctx.identity);
      return ctx.account.export(ctx.identity.user.id);
    }),

  /** Account recovery, 'This wasn't me': ends all sessions and disables the password until it is reset. */
  disown: publicProcedure
    .input(linkTokenSchema)
    .output(doneSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.account.recover(input.token, ctx.caller.source);
      return {};
    }),
});
