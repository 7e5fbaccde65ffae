import type { Caller } from '../caller/caller.ts';
import type { Note } from '../limits/rate-limiter.ts';
import type { Identity } from '../session/engine.ts';

/** A call of a raw route, its body checked and its credential alone. */
export type RawCall = {
  body: Record<string, unknown>;
  headers: Headers;
  /** Whose session it is; null for nobody's. Throws `conflict` when the request names another user. */
  findIdentity(): Promise<Identity | null>;
  /** The same. Throws `unauthenticated`, and `conflict` when the request names another user. */
  requireIdentity(): Promise<Identity>;
  /** All verified tokens that came with it, the one that counts first. */
  previousTokens: readonly string[];
  isBrowser: boolean;
  hasQuery: boolean;
  /** Where the person wanted to go; a trusted address. */
  redirectTo: string | null;
  /** Where the caller's page goes on by itself; a trusted address, or a path of that page's site. */
  callbackURL: string | null;
  caller: Caller;
  /** Hears how what the call takes of limits is given back. */
  note: Note;
};

export type RawAnswer = {
  status: 200 | 400 | 401 | 403 | 422;
  body: Record<string, unknown> | null;
  headers?: Headers;
  /** The session whose token the body holds. */
  sessionId?: string;
  /** The session that asked has ended. */
  isOver?: boolean;
  /** What a browser keeps of a sign-in. */
  browserCookie?: string;
  /** A refusal exactly as Better Auth words it, which has no request id. */
  isVerbatim?: true;
};

export const toText = (value: unknown): string => String(value ?? '');

type Refusal = { code: string; message: string };

/** A refusal of Better Auth's, about a field. */
export const refuse = (field: string, { code, message }: Refusal): RawAnswer => ({
  status: 400,
  body: { code, message: code.startsWith('PASSWORD_') ? `${field}: ${message}` : message },
});

/** A refusal of Better Auth's, word for word. */
export const refuseAsBetterAuth = (status: 400 | 401 | 403 | 422, { code, message }: Refusal): RawAnswer => ({
  status,
  body: { message, code },
  isVerbatim: true,
});
