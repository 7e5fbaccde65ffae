import { z } from 'zod/mini';
import { findLanguageTag, findOwnLanguage, toLanguageName } from './language-tag.ts';
import { lineBreaks, maxCodePoints, multiLine } from './text.ts';
import { findOwnTimeZone, findTimeZone, listTimeZones, toTimeZoneLabel } from './time-zone.ts';

// THE profile. Add a field here and the stored data, the API, the form, the bridge and the Python
// models follow; nothing else has to be edited, unless a field wants a control that no form has yet.
// A field needs a schema, the value a person has before they answer, and how a form shows it.
// Removing a field hides it; stored values stay.

/** How a form shows a field. */
type ProfileControl =
  | { kind: 'textarea'; maxLength: number }
  | { kind: 'choice'; options: readonly Option[] }
  | { kind: 'choices'; options: readonly Option[] }
  | { kind: 'scale'; options: readonly (Option & { value: number })[] }
  | {
      kind: 'suggest';
      suggestions: () => readonly string[];
      /** What a suggestion is called, where it does not say so itself. */
      nameOf?: (suggestion: string) => string;
      /** What is taken to be meant while nothing is chosen, by this device; null when it does not say. Never stored. */
      assumed: () => string | null;
    };
export type Option = { value: string | number; label: string };

type ProfileField<Schema extends z.ZodMiniType> = {
  schema: Schema;
  default: z.output<Schema>;
  label: string;
  hint: string;
  control: ProfileControl;
  /** Asked once, right after sign-up; always skippable. */
  askAtSignUp: boolean;
};
const field = <Schema extends z.ZodMiniType>(definition: ProfileField<Schema>) => definition;

/** Any of the listed values, each at most once; a repeated one counts once. */
const setOf = <const Values extends readonly string[]>(values: Values) =>
  z.array(z.enum(values, 'Choose from the listed options.'), 'Choose from the listed options.').check(
    z.maxLength(100, 'Choose from the listed options.'),
    z.overwrite((chosen) => values.filter((value) => chosen.includes(value))),
  );

const SOFTWARE = ['python', 'ros2', 'cpp', 'pytorch', 'llm'] as const;
const HARDWARE = ['jetson', 'realsense', 'unitree'] as const;

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
  softwareBackground: field({
    schema: setOf(SOFTWARE),
    default: [],
    label: 'Software background',
    hint: 'What have you worked with? Choose any.',
    control: {
      kind: 'choices',
      options: [
        { value: 'python', label: 'Python' },
        { value: 'ros2', label: 'ROS 2' },
        { value: 'cpp', label: 'C++' },
        { value: 'pytorch', label: 'PyTorch' },
        { value: 'llm', label: 'Language models' },
      ],
    },
    askAtSignUp: true,
  }),
  hardwareAccess: field({
    schema: setOf(HARDWARE),
    default: [],
    label: 'Hardware access',
    hint: 'What can you get your hands on? Choose any.',
    control: {
      kind: 'choices',
      options: [
        { value: 'jetson', label: 'NVIDIA Jetson' },
        { value: 'realsense', label: 'Intel RealSense' },
        { value: 'unitree', label: 'Unitree robot' },
      ],
    },
    askAtSignUp: true,
  }),
  experienceLevel: field({
    schema: z.nullable(
      z
        .int('Choose a level from 1 to 5.')
        .check(z.minimum(1, 'Choose a level from 1 to 5.'), z.maximum(5, 'Choose a level from 1 to 5.')),
    ),
    default: null,
    label: 'Experience level',
    hint: 'How much have you done with robots so far?',
    control: {
      kind: 'scale',
      options: [
        { value: 1, label: 'New to it' },
        { value: 2, label: 'Beginner' },
        { value: 3, label: 'Intermediate' },
        { value: 4, label: 'Advanced' },
        { value: 5, label: 'Expert' },
      ],
    },
    askAtSignUp: true,
  }),
};

/** True once the questions asked at sign-up are answered as far as they need an answer. */
const isComplete = (data: ProfileData) => data.experienceLevel !== null;

type Fields = typeof profileFields;
export type ProfileFieldName = keyof Fields;
type FieldSchemas = { [Name in ProfileFieldName]: Fields[Name]['schema'] };

export const profileFieldNames = Object.keys(profileFields) as ProfileFieldName[];
const fieldSchemas = Object.fromEntries(
  profileFieldNames.map((name) => [name, profileFields[name].schema]),
) as FieldSchemas;

/** Every field a person can edit. */
export const profileDataSchema = z.object(fieldSchemas);
export type ProfileData = z.infer<typeof profileDataSchema>;

/** Any subset of the editable fields; an unknown one is refused by name. */
export const profileUpdateSchema = z.partial(z.strictObject(fieldSchemas));
export type ProfileUpdate = z.infer<typeof profileUpdateSchema>;

/** The profile as every door gives it. `version` is 0 before the first write and grows by one with each. */
export const profileSchema = z.extend(profileDataSchema, { complete: z.boolean(), version: z.int() });
export type Profile = z.infer<typeof profileSchema>;

/**
 * The profile a stored row stands for. Never fails: a field that is missing, or no longer fits
 * after this file changed, has its default.
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

/** Field by field, which takes three times as long: only for a row of which some do not fit. */
function parseEach(source: Record<string, unknown>): ProfileData {
  const data: Record<string, unknown> = {};
  for (const name of profileFieldNames) {
    const parsed = profileFields[name].schema.safeParse(source[name]);
    data[name] = parsed.success ? parsed.data : profileFields[name].default;
  }
  return data as ProfileData;
}

/**
 * Stored data with each known field in its normal form, which may be a newer one than it was stored in. What is no
 * field any more, or no longer fits, is kept as it is.
 */
export const toNormalForm = (stored: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(stored).map(([key, value]) => {
      const name = profileFieldNames.find((name) => name === key);
      const parsed = name && profileFields[name].schema.safeParse(value);
      return [key, parsed?.success ? parsed.data : value];
    }),
  );
