// What was typed when the session ended. In memory only: signing in again happens in the same tab.
let draft: { personId: string; email: string } | null = null;

/** Keeps an address that `personId` typed until the form opens again; an empty one is forgotten. */
export function keepEmailDraft(personId: string, email: string): void {
  draft = email === '' ? null : { personId, email };
}

/** What `personId` typed. Anybody else's is gone for good. */
export function readEmailDraft(personId: string): string {
  if (draft?.personId !== personId) draft = null;
  return draft?.email ?? '';
}
