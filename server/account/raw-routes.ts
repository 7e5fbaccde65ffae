import type { SessionCookie } from '../auth/session-cookie.ts';
import { AppError } from '../errors.ts';
import type { Note, RateLimiter } from '../limits/rate-limiter.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { SessionStore } from '../session/store.ts';
import type { MailCodes } from './mail-codes.ts';
import type { PasswordChanges } from './password-changes.ts';
import type { Actor } from './password-proof.ts';
import type { LinkRequests } from './request-link.ts';

/** A call of a raw route, its body checked and its credential alone. */
export type RawCall = {
  body: Record<string, unknown>;
  headers: Headers;
  /** All verified tokens that came with it, the one that counts first. */
  heldTokens: readonly string[];
  isBrowser: boolean;
  /** Where the person wanted to go; a trusted address. */
  redirectTo: string | null;
  actor: Actor;
  /** Hears how what the call takes of limits is given back. */
  note: Note;
};
export type RawAnswer = {
  status: 200 | 400;
  body: Record<string, unknown>;
  headers?: Headers;
  /** The session whose token the body holds. */
  sessionId?: string;
  /** The session that asked has ended. */
  isOver?: boolean;
};

type Deps = {
  engine: SessionEngine;
  changes: PasswordChanges;
  requests: LinkRequests;
  codes: MailCodes;
  sessions: SessionStore;
  limiter: RateLimiter;
  toSessionCookie: SessionCookie;
};

const text = (value: unknown): string => String(value ?? '');

/** Said whether or not anybody has the address. */
const RESET_REQUESTED = 'If this email exists in our system, check your email for the reset link';

/**
 * Raw routes that Better Auth would answer in ways we cannot stand behind: its links sign people in, last
 * beyond their use and lie in the database in plain text. Names, inputs and answers are its own.
 */
export function createOwnRoutes({
  engine,
  changes,
  requests,
  codes,
  sessions,
  limiter,
  toSessionCookie,
}: Deps) {
  return {
    async changePassword({ body, headers, actor }: RawCall): Promise<RawAnswer> {
      const credential = engine.readCredential(headers);
      const identity = await engine.requireIdentity(credential);
      const current = body.currentPassword === undefined ? undefined : text(body.currentPassword);
      const outcome = await changes.change(identity, { current, chosen: text(body.newPassword) }, actor);
      if ('refused' in outcome) return refuse('newPassword', outcome.refused);
      const { token, person: changed } = outcome.done;
      const { setCookie, signedToken } = await toSessionCookie(token, identity.session.remembered);
      const answered = new Headers({ 'set-auth-token': signedToken });
      if (credential.kind === 'cookie') answered.append('set-cookie', setCookie);
      const { id, email, emailVerified, name, image, createdAt, updatedAt } = changed;
      const person = { id, email, emailVerified, name, image, createdAt, updatedAt };
      const { id: sessionId } = identity.session;
      return { status: 200, body: { token, user: person }, headers: answered, sessionId };
    },

    /** Named by its id, and to programs, which are told tokens, by its token. Throws `not_found`. */
    async revokeSession({ body, headers, heldTokens, isBrowser, actor }: RawCall): Promise<RawAnswer> {
      const identity = await engine.requireIdentity(engine.readCredential(headers));
      const named = text(body.token);
      const id = (isBrowser ? null : await sessions.findId(identity, named)) ?? named;
      if (!(await sessions.revoke(identity, { id, held: heldTokens }, actor.source)))
        throw new AppError('not_found');
      return { status: 200, body: { status: true }, isOver: id === identity.session.id };
    },

    /** Better Auth ends them one by one, all at once. */
    async revokeOtherSessions({ headers, actor }: RawCall): Promise<RawAnswer> {
      const identity = await engine.requireIdentity(engine.readCredential(headers));
      await sessions.revokeOthers(identity, actor.source);
      return { status: 200, body: { status: true } };
    },

    async requestReset({ body, redirectTo, actor, note }: RawCall): Promise<RawAnswer> {
      const email = text(body.email);
      await limiter.takeRecipient('reset', email, note);
      await requests.reset({ email, redirectTo }, actor);
      return { status: 200, body: { status: true, message: RESET_REQUESTED } };
    },

    async sendVerification({ body, redirectTo, actor, note }: RawCall): Promise<RawAnswer> {
      const email = text(body.email);
      await limiter.takeRecipient('verification', email, note);
      await requests.verification({ email, redirectTo }, actor);
      return { status: 200, body: { status: true } };
    },

    async resetPassword({ body, actor }: RawCall): Promise<RawAnswer> {
      const key = await codes
        .resolve(text(body.token), 'reset_password', actor.codes)
        .catch((error: unknown) => {
          const words = error instanceof AppError ? error.fields?.token : undefined;
          if (words === undefined) throw error;
          return { code: 'INVALID_TOKEN', message: `token: ${words}` };
        });
      if (typeof key === 'object' && 'code' in key) return { status: 400, body: key };
      const outcome = await changes.reset(key, text(body.newPassword), actor.source);
      if ('refused' in outcome) return refuse('newPassword', outcome.refused);
      return { status: 200, body: { status: true } };
    },
  };
}
export type OwnRoutes = ReturnType<typeof createOwnRoutes>;

const refuse = (field: string, { code, message }: { code: string; message: string }): RawAnswer => ({
  status: 400,
  body: { code, message: code.startsWith('PASSWORD_') ? `${field}: ${message}` : message },
});
