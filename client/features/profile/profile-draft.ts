import type { ProfileValues } from './profile-values.ts';

// The values typed before the session ended. They stay in memory only, because the user signs in again in the same tab.
let draft: { personId: string; base: ProfileValues; edited: ProfileValues } | null = null;

/** Keeps the values that `personId` typed, with the stored values `base`, until the form opens again. */
export function keepDraft(personId: string, base: ProfileValues, edited: ProfileValues): void {
  draft = { personId, base, edited: structuredClone(edited) };
}

/** Returns the draft of `personId`. Deletes another user's draft. */
export function readDraft(personId: string) {
  if (draft?.personId !== personId) draft = null;
  return draft;
}

export function dropDraft(): void {
  draft = null;
}
