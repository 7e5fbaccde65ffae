import { AppError } from '../errors.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { MailCodes } from './mail-codes.ts';
import type { PasswordChanges } from './password-changes.ts';
import { type RawAnswer, type RawCall, refuse, toText } from './raw-call.ts';
import type { LinkRequests } from './request-link.ts';

export type LinkRouteDeps = {
  changes: PasswordChanges;
  requests: LinkRequests;
  codes: MailCodes;
  limiter: RateLimiter;
};

/** The answer whether or not an account has the address. */
const RESET_REQUESTED = 'If this email exists in our system, check your email for the reset link';

/** Raw routes for links in mails. Everybody may call them. */
export function createLinkRoutes({ changes, requests, codes, limiter }: LinkRouteDeps) {
  return {
    async requestReset({ body, redirectTo, caller, note }: RawCall): Promise<RawAnswer> {
      const email = toText(body.email);
      await limiter.takeRecipient('reset', email, note);
      await requests.reset({ email, redirectTo }, caller);
      return { status: 200, body: { status: true, message: RESET_REQUESTED } };
    },

    async sendVerification({ body, redirectTo, caller, note }: RawCall): Promise<RawAnswer> {
      const email = toText(body.email);
      await limiter.takeRecipient('verification', email, note);
      await requests.verification({ email, redirectTo }, caller);
      return { status: 200, body: { status: true } };
    },

    async resetPassword({ body, caller }: RawCall): Promise<RawAnswer> {
      try {
        const key = await codes.resolve(toText(body.token), 'reset_password', caller.codes);
        const outcome = await changes.reset(key, toText(body.newPassword), caller.source);
        if ('refused' in outcome) return refuse('newPassword', outcome.refused);
        return { status: 200, body: { status: true } };
      } catch (error) {
        const words = error instanceof AppError ? error.fields?.token : undefined;
        if (words === undefined) throw error;
        return { status: 400, body: { code: 'INVALID_TOKEN', message: `token: ${words}` } };
      }
    },
  };
}
