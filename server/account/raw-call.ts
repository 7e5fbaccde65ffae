import type { Caller } from '../caller/caller.ts';
import type { HeaderReader } from '../caller/header-reader.ts';
import { AppError } from '../errors.ts';
import type { Note } from '../limits/rate-limiter.ts';
import type { Identity } from '../session/engine.ts';

/** A call of a raw route, with a checked body and a single credential. */
export type RawCall = {
  body: Record<string, unknown>;
  headers: Headers;
  /**
   * The identity of the caller; null when nobody is signed in. Throws `conflict` when the request names another user.
   */
  findIdentity(): Promise<Identity | null>;
  /** The same, never null. Throws `unauthenticated`, and `conflict` when the request names another user. */
  requireIdentity(): Promise<Identity>;
  /** The caller is a site with an access token. */
  isSite: boolean;
  /** All verified session tokens that came with the request. The current one comes first. */
  previousTokens: readonly string[];
  isBrowser: boolean;
  query: URLSearchParams;
  /** The headers as they came, for cookies that Better Auth does not know. */
  sent: HeaderReader;
  /** The address that the person is sent to afterwards; it is trusted. */
  redirectTo: string | null;
  /** The address that the caller's page navigates to by itself; a trusted address, or a path on that page's site. */
  callbackURL: string | null;
  caller: Caller;
  /** Receives the function that gives back what the call takes from a rate limit. */
  note: Note;
};

export type RawAnswer = {
  status: 200 | 400 | 401 | 403 | 404 | 422;
  body: object | null;
  headers?: Headers;
  /** The session whose token the body holds. */
  sessionId?: string;
  /** The caller's session has ended. */
  isOver?: boolean;
  /** The value of the cookie by which a browser is recognised after a sign-in. */
  browserCookie?: string;
  /** The answer is a refusal in Better Auth's exact words, without a request id. */
  isVerbatim?: true;
};

/** True for an `invalid_input` about a field. */
export const isInvalid = (error: unknown, field: string): boolean =>
  error instanceof AppError && error.fields?.[field] !== undefined;

export const toText = (value: unknown): string => String(value ?? '');

type Refusal = { code: string; message: string };

/** A refusal of a field, with a code of Better Auth. */
export const refuse = (field: string, { code, message }: Refusal): RawAnswer => ({
  status: 400,
  body: { code, message: code.startsWith('PASSWORD_') ? `${field}: ${message}` : message },
});

/** A refusal that repeats Better Auth word for word. */
export const refuseAsBetterAuth = (
  status: Exclude<RawAnswer['status'], 200>,
  { code, message }: Refusal,
): RawAnswer => ({
  status,
  body: { message, code },
  isVerbatim: true,
});
