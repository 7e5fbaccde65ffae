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
      /** What a suggestion is called, where it does not say so itself. */
      nameOf?: (suggestion: string) => string;
      /** What is taken to be meant while nothing is chosen, by this device; null when it does not say. Never stored. */
      assumed: () => string | null;
    };
export type Option = { value: string | number; label: string };

type ProfileField<Schema extends z.ZodMiniType> = {
  schema: Schema;
  /** The value a person has before they answer. */
  default: z.output<Schema>;
  label: string;
  hint: string;
  control: ProfileControl;
  /** Asked once, right after sign-up; always skippable. */
  askAtSignUp: boolean;
  /** The profile counts as complete once every field that says so has an answer. */
  completes?: boolean;
};

/** A field of the profile. */
export const field = <Schema extends z.ZodMiniType>(definition: ProfileField<Schema>) => definition;

/** Any of the listed values, each at most once; a repeated one counts once. */
export const setOf = <const Values extends readonly string[]>(values: Values) =>
  z.array(z.enum(values, 'Choose from the listed options.'), 'Choose from the listed options.').check(
    z.maxLength(100, 'Choose from the listed options.'),
    z.overwrite((chosen) => values.filter((value) => chosen.includes(value))),
  );

/** False for what a field holds while nobody has answered. */
export const isAnswer = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
