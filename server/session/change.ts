/** What of a person another answer may now be given about. */
const PARTS = ['user', 'profile', 'sessions'] as const;
export type ChangedPart = (typeof PARTS)[number];

/** Something that makes what was read of a session or a person untrue. Ids only, never a token. */
export type Change =
  | { kind: 'session.revoked'; sessionId: string; userId: string }
  | { kind: 'user.changed'; userId: string; parts: readonly ChangedPart[] }
  | { kind: 'user.revoked'; userId: string }
  /** A list of sessions got longer; whatever is known of the others still holds. */
  | { kind: 'session.created'; userId: string }
  /** Too much at once to list, or nobody knows: whatever is remembered counts no more. */
  | { kind: 'reset' };

/** The change behind an announcement of the database. What is not understood may mean anything: `reset`. */
export function toChange(payload: string): Change {
  const [kind, first, second, ...rest] = payload.split(' ');
  if (!first || second === '' || rest.length > 0) return { kind: 'reset' };
  if (kind === 'session.revoked' && second) return { kind, sessionId: first, userId: second };
  if (kind === 'user.changed') {
    // A schema of another version may name none of them, or one we do not know.
    const parts = PARTS.filter((part) => part === second);
    return { kind, userId: first, parts: parts.length > 0 ? parts : PARTS };
  }
  if ((kind === 'user.revoked' || kind === 'session.created') && second === undefined)
    return { kind, userId: first };
  return { kind: 'reset' };
}
