import type { ProfileValues } from './profile-values.ts';

// What was typed when the session ended. In memory only: signing in again happens in the same tab.
let draft: { personId: string; base: ProfileValues; edited: ProfileValues } | null = null;

/** Keeps what `personId` typed over `base` until the form opens again. */
export function keepDraft(personId: string, base: ProfileValues, edited: ProfileValues): void {
  draft = { personId, base, edited: structuredClone(edited) };
}

/** The draft of `personId`. Anybody else's is gone for good. */
export function readDraft(personId: string) {
  if (draft?.personId !== personId) draft = null;
  return draft;
}

export function dropDraft(): void {
  draft = null;
}
