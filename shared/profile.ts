import { z } from 'zod/mini';
import { findLanguageTag, findOwnLanguage, toLanguageName } from './language-tag.ts';
import { field, isAnswer } from './profile-field.ts';
import { questions } from './questions.ts';
import { lineBreaks, maxCodePoints, multiLine } from './text.ts';
import { findOwnTimeZone, findTimeZone, listTimeZones, toTimeZoneLabel } from './time-zone.ts';

// THE profile. Add a field here, or to the questions after sign-up (`questions.ts`), and the stored data, the API,
// the form, the bridge and its OpenAPI document follow. Nothing else has to be edited, unless a field needs a control
// that no form has yet. Python keeps a field that its models do not name as an extra. Removing a field hides it;
// stored values stay.

export const profileFields = {
  bio: field({
    schema: z
      .string('Write some text.')
      .check(lineBreaks(), maxCodePoints(500, 'Use at most 500 characters.'), multiLine()),
    default: '',
    label: 'About you',
    hint: 'A few words about yourself.',
    control: { kind: 'textarea', maxLength: 500 },
    askAtSignUp: false,
  }),
  timezone: field({
    schema: z.nullable(
      z.string('Choose a time zone.').check(
        z.maxLength(64, 'Choose a time zone such as Europe/Paris.'),
        z.refine((name) => findTimeZone(name) !== null, 'Choose a time zone such as Europe/Paris.'),
        z.overwrite((name) => findTimeZone(name) ?? name),
      ),
    ),
    default: null,
    label: 'Time zone',
    hint: 'For apps that show you dates. This device’s comes first; or type a city, such as Paris.',
    control: {
      kind: 'suggest',
      suggestions: listTimeZones,
      nameOf: toTimeZoneLabel,
      assumed: findOwnTimeZone,
    },
    askAtSignUp: false,
  }),
  locale: field({
    schema: z.nullable(
      z.string('Choose a language.').check(
        z.maxLength(35, 'Use a language tag such as en or pt-BR.'),
        z.refine((tag) => findLanguageTag(tag) !== null, 'Use a language tag such as en or pt-BR.'),
        z.overwrite((tag) => findLanguageTag(tag) ?? tag),
      ),
    ),
    default: null,
    label: 'Language',
    hint: 'For apps in more than one language. Choose one, or type its tag, such as pt-BR.',
    control: {
      kind: 'suggest',
      suggestions: () => [
        'ar',
        'de',
        'en',
        'en-GB',
        'es',
        'fr',
        'hi',
        'id',
        'ja',
        'ko',
        'pt-BR',
        'ru',
        'tr',
        'ur',
        'vi',
        'zh-Hans',
      ],
      nameOf: toLanguageName,
      assumed: findOwnLanguage,
    },
    askAtSignUp: false,
  }),
  ...questions,
};

type Fields = typeof profileFields;
export type ProfileFieldName = keyof Fields;
type FieldSchemas = { [Name in ProfileFieldName]: Fields[Name]['schema'] };

export const profileFieldNames = Object.keys(profileFields) as ProfileFieldName[];
const completing = profileFieldNames.filter((name) => profileFields[name].completes);
const fieldSchemas = Object.fromEntries(
  profileFieldNames.map((name) => [name, profileFields[name].schema]),
) as FieldSchemas;

/** Every field a person can edit. */
export const profileDataSchema = z.object(fieldSchemas);
export type ProfileData = z.infer<typeof profileDataSchema>;

/** Any subset of the editable fields. An unknown field is refused, and the message names it. */
export const profileUpdateSchema = z.partial(z.strictObject(fieldSchemas));
export type ProfileUpdate = z.infer<typeof profileUpdateSchema>;

/** The profile as every API returns it. `version` is 0 before the first write and grows by one with each write. */
export const profileSchema = z.extend(profileDataSchema, { complete: z.boolean(), version: z.int() });
export type Profile = z.infer<typeof profileSchema>;

/** True once every field that completes the profile has an answer. */
const isComplete = (data: ProfileData) => completing.every((name) => isAnswer(data[name]));

/**
 * The profile of a stored row. Never fails: a field that is missing, or that no longer fits after a change of this
 * file, has its default.
 */
export function toProfile(stored: unknown, version: number): Profile {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const source: Record<string, unknown> = {};
  for (const name of profileFieldNames)
    source[name] = given[name] === undefined ? profileFields[name].default : given[name];
  const whole = profileDataSchema.safeParse(source);
  const data = whole.success ? whole.data : parseEach(source);
  return Object.assign(data, { complete: isComplete(data), version });
}

/** Parses field by field, which takes three times as long. Used only for a row with fields that do not fit. */
function parseEach(source: Record<string, unknown>): ProfileData {
  const data: Record<string, unknown> = {};
  for (const name of profileFieldNames) {
    const parsed = profileFields[name].schema.safeParse(source[name]);
    data[name] = parsed.success ? parsed.data : profileFields[name].default;
  }
  return data as ProfileData;
}

/**
 * Stored data with each known field in its normal form, which may be newer than the form it was stored in. A removed
 * field, or a value that no longer fits, stays as it is.
 */
export const toNormalForm = (stored: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(stored).map(([key, value]) => {
      const name = profileFieldNames.find((name) => name === key);
      const parsed = name && profileFields[name].schema.safeParse(value);
      return [key, parsed?.success ? parsed.data : value];
    }),
  );
