import type { Note } from '../limits/rate-limiter.ts';
import type { Identity } from '../session/engine.ts';
import type { Actor } from './password-proof.ts';

/** A call of a raw route, its body checked and its credential alone. */
export type RawCall = {
  body: Record<string, unknown>;
  headers: Headers;
  /** Whose session it is. Throws `unauthenticated`, and `conflict` when the request names another user. */
  requireIdentity(): Promise<Identity>;
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

export const toText = (value: unknown): string => String(value ?? '');

/** A refusal of Better Auth's, about a field. */
export const refuse = (field: string, { code, message }: { code: string; message: string }): RawAnswer => ({
  status: 400,
  body: { code, message: code.startsWith('PASSWORD_') ? `${field}: ${message}` : message },
});
