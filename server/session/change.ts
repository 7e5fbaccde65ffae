/** The parts of a user's data that a change can concern. */
const PARTS = ['user', 'profile', 'sessions'] as const;
export type ChangedPart = (typeof PARTS)[number];

/** A change that makes earlier reads of a session or a user outdated. It carries ids only, never a token. */
export type Change =
  | { kind: 'session.revoked'; sessionId: string; userId: string }
  | { kind: 'user.changed'; userId: string; parts: readonly ChangedPart[] }
  | { kind: 'user.revoked'; userId: string }
  /** The user is new: nothing that was read before is outdated. */
  | { kind: 'user.created'; userId: string }
  /** The user has one more session; data about the other sessions is still valid. */
  | { kind: 'session.created'; userId: string }
  /** Too many changes at once to list, or unknown changes: everything cached is invalid. */
  | { kind: 'reset' };

/** Parses a notification of the database. One that it does not understand may mean anything, so it gives `reset`. */
export function toChange(payload: string): Change {
  const [kind, first, second, ...rest] = payload.split(' ');
  if (!first || second === '' || rest.length > 0) return { kind: 'reset' };
  if (kind === 'session.revoked' && second) return { kind, sessionId: first, userId: second };
  // Announced as a change, because older versions take an unknown kind for a reset.
  if (kind === 'user.changed' && second === 'created') return { kind: 'user.created', userId: first };
  if (kind === 'user.changed') {
    // A database schema of another version may name no part, or one that this version does not know.
    const parts = PARTS.filter((part) => part === second);
    return { kind, userId: first, parts: parts.length > 0 ? parts : PARTS };
  }
  if ((kind === 'user.revoked' || kind === 'session.created') && second === undefined)
    return { kind, userId: first };
  return { kind: 'reset' };
}
