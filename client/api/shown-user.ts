export type ShownUser = {
  id: string;
  /** Throws `person_changed` when another user is signed in by now, and `unauthenticated` when nobody is signed in. */
  requireSignedIn: () => Promise<void>;
};

let shown: ShownUser | null = null;

/** From now on, each write names the user that the page shows. Returns a function that ends this. */
export function showUser(user: ShownUser): () => void {
  shown = user;
  return () => {
    shown = null;
  };
}

/**
 * The user that the page shows, for whom a write is meant; null outside the account. Read it before the first `await`,
 * because the page may show another user afterwards.
 */
export const shownUser = (): ShownUser | null => shown;
