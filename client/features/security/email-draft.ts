// The address typed before the session ended. It stays in memory only, because the user signs in again in the same tab.
let draft: { personId: string; email: string } | null = null;

/** Keeps an address that `personId` typed until the form opens again. An empty address deletes the draft. */
export function keepEmailDraft(personId: string, email: string): void {
  draft = email === '' ? null : { personId, email };
}

/** Returns the draft of `personId`. Deletes another user's draft. */
export function readEmailDraft(personId: string): string {
  if (draft?.personId !== personId) draft = null;
  return draft?.email ?? '';
}
