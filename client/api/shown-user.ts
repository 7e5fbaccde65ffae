import { USER_HEADER } from '../../shared/user-header.ts';
import { ApiError } from './failure.ts';

export type ShownUser = {
  id: string;
  /** The id of the user who is signed in now, asked anew; null when nobody is. */
  findSignedIn: () => Promise<string | null>;
};

let shown: ShownUser | null = null;

/** Has every write name the user that the page shows. Returns how to stop. */
export function showUser(user: ShownUser): () => void {
  shown = user;
  return () => {
    if (shown === user) shown = null;
  };
}

/**
 * The user that the page shows, for whom a write is meant; null outside the account. Read it before anything is awaited:
 * the page may show another user afterwards.
 */
export const shownUser = (): ShownUser | null => shown;

/** Says in a request which user it is for. Several that differ are nobody's id: the service refuses such a request. */
export const toUserHeader = (ids: Iterable<unknown>): Record<string, string> => {
  const named = [...new Set(ids)].filter((id) => id !== undefined);
  return named.length > 0 ? { [USER_HEADER]: named.join() } : {};
};

/** Says why a request that named `user` was a conflict: throws `person_changed` if somebody else is signed in by now. */
export async function requireSignedIn({ id, findSignedIn }: ShownUser): Promise<void> {
  const signedIn = await findSignedIn().catch(() => id);
  if (signedIn === id) return;
  throw new ApiError({ code: signedIn === null ? 'unauthenticated' : 'person_changed' });
}
