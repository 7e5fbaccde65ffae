import { z } from 'zod/mini';

/** How a form shows a field. */
type ProfileControl =
  | { kind: 'textarea'; maxLength: number }
  | { kind: 'choice'; options: readonly Option[] }
  | { kind: 'choices'; options: readonly Option[] }
  | { kind: 'scale'; options: readonly (Option & { value: number })[] }
  | {
      kind: 'suggest';
      suggestions: () => readonly string[];
      /** The displayed text of a suggestion in a language, when it differs from the value. */
      nameOf?: (suggestion: string, language: string) => string;
      /**
       * The value that this device suggests while nothing is chosen; null when the device gives none. Never stored.
       */
      assumed: () => string | null;
    };
export type Option = { value: string | number; label: string };

type ProfileField<Schema extends z.ZodMiniType> = {
  schema: Schema;
  /** The value before the person answers. */
  default: z.output<Schema>;
  label: string;
  hint: string;
  control: ProfileControl;
  /** The field is asked once, right after sign-up. The person can always skip it. */
  askAtSignUp: boolean;
  /** The profile is complete when every field with `completes: true` has an answer. */
  completes?: boolean;
};

/** A field of the profile. */
export const field = <Schema extends z.ZodMiniType>(definition: ProfileField<Schema>) => definition;

/** Any of the listed values, each at most once; duplicates are removed. */
export const setOf = <const Values extends readonly string[]>(values: Values) =>
  z.array(z.enum(values, 'Choose from the listed options.'), 'Choose from the listed options.').check(
    z.maxLength(100, 'Choose from the listed options.'),
    z.overwrite((chosen) => values.filter((value) => chosen.includes(value))),
  );

/** False for the value of a field that nobody has answered. */
export const isAnswer = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
