import { z } from 'zod/mini';
import { nameSchema } from '../../../shared/credentials.ts';
import { type ProfileData, profileDataSchema, profileFieldNames } from '../../../shared/profile.ts';

/** The data of the profile form: the account's name and the profile's fields. */
export const profileFormSchema = z.object({ name: nameSchema, profile: profileDataSchema });

export type ProfileValues = { name: string; profile: ProfileData };

const PATHS = ['name', ...profileFieldNames.map((name) => `profile.${name}` as const)] as const;

/** The fields that differ between `base` and `now`, by their path in the form. */
export const findEdited = (base: ProfileValues, now: ProfileValues) =>
  PATHS.map((path) => ({ path, value: read(now, path) })).filter(
    ({ path, value }) => JSON.stringify(value) !== JSON.stringify(read(base, path)),
  );

function read({ name, profile }: ProfileValues, path: (typeof PATHS)[number]) {
  const field = profileFieldNames.find((field) => path === `profile.${field}`);
  return field ? profile[field] : name;
}
