import type { z } from 'zod/mini';
import type { FieldMessages } from '../../shared/errors.ts';

type Issues = readonly z.core.$ZodIssue[];

/** The message for each field in the input of a procedure that takes none. */
export const NO_INPUT = 'This procedure takes no input.';

/** The maximum of fields in a sentence. `fields` of the refusal has all of them. */
const FIELDS_MOST = 5;

/** Each wrong top-level field with its message. Unknown fields are listed by their own name. */
const toFieldIssues = (issues: Issues): [name: string, message: string][] =>
  issues.flatMap((issue): [string, string][] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [key, issue.message === NO_INPUT ? NO_INPUT : 'There is no such field.'])
      : issue.path.slice(0, 1).map((name) => [String(name), issue.message]),
  );

/** The first message of each top-level field; undefined when no field is wrong. */
export function toFieldMessages(issues: Issues): FieldMessages | undefined {
  const messages: FieldMessages = Object.create(null);
  for (const [name, message] of toFieldIssues(issues)) messages[name] ??= message;
  return Object.keys(messages).length > 0 ? messages : undefined;
}

/** The sentence that names the wrong fields and what is wrong with them. */
export function toFieldsSentence(issues: Issues): string {
  const parts = toFieldIssues(issues).map(([name, message]) => `${toName(name, 'a field')}: ${message}`);
  return ['Some of what was sent is not valid.', ...new Set(parts)].slice(0, FIELDS_MOST + 1).join(' ');
}

/** A name that the caller sent, if it is short and cannot be read as a part of the sentence; else `otherwise`. */
export const toName = (name = '', otherwise = 'of that name'): string =>
  /^[\w.-]{1,64}$/.test(name) ? name : otherwise;
