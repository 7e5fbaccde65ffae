import { AppError } from '../errors.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import type { SessionStore } from '../session/store.ts';
import type { EmailChanges } from './email-changes.ts';
import type { PasswordChanges } from './password-changes.ts';
import { isInvalid, type RawAnswer, type RawCall, refuse, toText } from './raw-call.ts';
import type { StepUpMethods } from './step-up-methods.ts';

export type SignedInRouteDeps = {
  changes: PasswordChanges;
  emailChanges: EmailChanges;
  stepUpMethods: StepUpMethods;
  sessions: SessionStore;
  limiter: RateLimiter;
  cookies: SessionCookies;
};

/** Raw routes for callers who are signed in. Each throws `unauthenticated` for other callers. */
export function createSignedInRoutes({
  changes,
  emailChanges,
  stepUpMethods,
  sessions,
  limiter,
  cookies,
}: SignedInRouteDeps) {
  return {
    async changePassword({ body, headers, requireIdentity, caller }: RawCall): Promise<RawAnswer> {
      const identity = await requireIdentity();
      const current = body.currentPassword === undefined ? undefined : toText(body.currentPassword);
      const outcome = await changes.change(identity, { current, chosen: toText(body.newPassword) }, caller);
      if ('refused' in outcome) return refuse('newPassword', outcome.refused);
      const { token, person: changed } = outcome.done;
      const { setCookie, signedToken } = cookies.toSession(token, identity.session.remembered);
      const answered = new Headers({ 'set-auth-token': signedToken });
      if (headers.has('cookie')) answered.append('set-cookie', setCookie);
      const { id, email, emailVerified, name, image, createdAt, updatedAt } = changed;
      const person = { id, email, emailVerified, name, image, createdAt, updatedAt };
      const { id: sessionId } = identity.session;
      return { status: 200, body: { token, user: person }, headers: answered, sessionId };
    },

    /**
     * The right password permits sensitive actions, as over tRPC. A wrong password is counted. Throws
     * `step_up_required` where a second factor is set: there a password permits nothing.
     */
    async verifyPassword({ body, requireIdentity, caller }: RawCall): Promise<RawAnswer> {
      const identity = await requireIdentity();
      try {
        await stepUpMethods.take(identity, { password: toText(body.password) }, caller);
      } catch (error) {
        if (isInvalid(error, 'password'))
          return refuse('password', { code: 'INVALID_PASSWORD', message: 'Invalid password' });
        throw error;
      }
      return { status: 200, body: { status: true } };
    },

    /** The answer does not reveal whether the new address has an account. */
    async changeEmail({ body, requireIdentity, redirectTo, caller, note }: RawCall): Promise<RawAnswer> {
      const identity = await requireIdentity();
      const limitRecipient = (email: string) => limiter.takeRecipient('change', email, note);
      const asked = { newEmail: toText(body.newEmail), redirectTo, limitRecipient };
      try {
        await emailChanges.begin(identity, asked, caller.source);
      } catch (error) {
        if (isInvalid(error, 'email'))
          return refuse('newEmail', { code: 'EMAIL_IS_THE_SAME', message: 'Email is the same' });
        throw error;
      }
      return { status: 200, body: { status: true } };
    },

    /**
     * A browser names the session by its id. A program, which receives tokens, may use the token. Throws `not_found`.
     */
    async revokeSession({
      body,
      requireIdentity,
      previousTokens,
      isBrowser,
      caller,
    }: RawCall): Promise<RawAnswer> {
      const identity = await requireIdentity();
      const named = toText(body.token);
      const id = (isBrowser ? null : await sessions.findId(identity, named)) ?? named;
      if (!(await sessions.revoke(identity, { id, previous: previousTokens }, caller.source)))
        throw new AppError('not_found');
      return { status: 200, body: { status: true }, isOver: id === identity.session.id };
    },

    /** We answer this because Better Auth deletes the sessions with separate, simultaneous statements. */
    async revokeOtherSessions({ requireIdentity, caller }: RawCall): Promise<RawAnswer> {
      const identity = await requireIdentity();
      await sessions.revokeOthers(identity, caller.source);
      return { status: 200, body: { status: true } };
    },
  };
}
