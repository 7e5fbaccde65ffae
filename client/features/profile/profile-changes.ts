import { type ProfileData, type ProfileUpdate, profileFieldNames } from '../../../shared/profile.ts';

/** The fields of `edited` that differ from `stored`. Only these need to be sent. */
export function toChanges(stored: ProfileData, edited: ProfileData): ProfileUpdate {
  const changed = profileFieldNames.filter(
    (name) => JSON.stringify(stored[name]) !== JSON.stringify(edited[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, edited[name]])) as ProfileUpdate;
}
