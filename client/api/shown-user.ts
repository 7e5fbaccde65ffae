export type ShownUser = {
  id: string;
  /** Throws `person_changed` when somebody else is signed in by now, `unauthenticated` when nobody is. */
  requireSignedIn: () => Promise<void>;
};

let shown: ShownUser | null = null;

/** Has every write name the user that the page shows. Returns how to stop. */
export function showUser(user: ShownUser): () => void {
  shown = user;
  return () => {
    shown = null;
  };
}

/**
 * The user that the page shows, for whom a write is meant; null outside the account. Read it before anything is awaited:
 * the page may show another user afterwards.
 */
export const shownUser = (): ShownUser | null => shown;
