/**
 * A user as a source has them: the values are whatever stands there. `to-record.ts` converts and judges them. An absent
 * value is undefined, null or an empty text.
 */
export type SourceUser = {
  id?: unknown;
  email?: unknown;
  name?: unknown;
  /** True, false, or an instant: since when. */
  emailVerified?: unknown;
  createdAt?: unknown;
  passwordHash?: unknown;
  /** True, false, or an instant: since when. */
  banned?: unknown;
  image?: unknown;
  /** The language of the last sign-in. */
  language?: unknown;
  profile?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  /** What the source has of the user and an import leaves behind, in words for the operator. */
  leftBehind?: readonly string[];
};

/** `fault`: the row cannot be read, or is none of a user to be imported. */
export type SourceRow = { line: number } & ({ user: SourceUser } | { fault: string });
export type SourceRows = AsyncIterable<SourceRow>;

/** Text without content counts as absent. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The fields of an object that a file holds; empty for everything else. */
export const toFields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** Text, or a number as text. Undefined for every other value: an object from a file may have no text at all. */
export const toWord = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : Number.isFinite(value) ? `${value as number}` : undefined;

/** The words joined, without those that are no text. */
export const toFullName = (...words: unknown[]): string =>
  words.filter((word): word is string => typeof word === 'string' && word.trim() !== '').join(' ');
