/** Something that makes answers about a session or a person untrue. Ids only, never a token. */
export type Change =
  | { kind: 'session.revoked'; sessionId: string; userId: string }
  | { kind: 'user.changed' | 'user.revoked'; userId: string }
  /** Too much at once to list, or nobody knows: whatever is remembered counts no more. */
  | { kind: 'reset' };

/** The change behind an announcement of the database. What is not understood may mean anything: `reset`. */
export function toChange(payload: string): Change {
  const [kind, ...ids] = payload.split(' ');
  const [first, second] = ids;
  if (kind === 'session.revoked' && first && second && ids.length === 2)
    return { kind, sessionId: first, userId: second };
  if ((kind === 'user.changed' || kind === 'user.revoked') && first && ids.length === 1)
    return { kind, userId: first };
  return { kind: 'reset' };
}
