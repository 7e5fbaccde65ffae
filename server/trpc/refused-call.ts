import type { TRPCError } from '@trpc/server';
import { z } from 'zod/mini';

/** One call of a request, as tRPC names it in errors. */
export type Call = { path?: string | undefined; type: 'query' | 'mutation' | 'subscription' | 'unknown' };

/** The HTTP method for a call. */
export const methodOf = (type: Call['type']): 'GET' | 'POST' => (type === 'mutation' ? 'POST' : 'GET');

/** The sentence for a call that was sent with the wrong method. */
export const toMethodSentence = ({ path, type }: Call): string =>
  type === 'unknown'
    ? 'Send GET for a query or a subscription, POST for a mutation.'
    : `${toName(path)} is a ${type}: send ${methodOf(type)}.`;

export const toUnknownSentence = (path: string | undefined): string =>
  `There is no procedure ${toName(path)}.`;

/**
 * Tells a developer what to change in a call that tRPC itself refuses; undefined when there is nothing to add to the
 * code. It never contains tRPC's own message: some of these messages quote input.
 */
export function toSentence({ code, cause }: TRPCError, call: Call): string | undefined {
  if (code === 'NOT_FOUND') return toUnknownSentence(call.path);
  if (code === 'METHOD_NOT_SUPPORTED') return toMethodSentence(call);
  if (code === 'PARSE_ERROR') return 'The query parameter connectionParams is not a JSON object of strings.';
  if (code !== 'BAD_REQUEST') return undefined;
  if (cause instanceof SyntaxError)
    return call.type === 'mutation' ? 'The body is not JSON.' : 'The query parameter input is not JSON.';
  if (cause instanceof z.core.$ZodError) return toInputSentence(cause, call);
  // The only remaining refusal has no cause: the input of a batch is not an object.
  return cause === undefined ? 'Send the inputs of a batch as one object, by index: {"0": …}.' : undefined;
}

/** The message for each field in the input of a procedure that takes none. */
export const NO_INPUT = 'This procedure takes no input.';

/** The maximum of fields in a sentence. `error.data.fields` has all of them. */
const FIELDS_MOST = 5;

function toInputSentence({ issues }: z.core.$ZodError, { path }: Call): string {
  const [first] = issues;
  if (first?.path.length === 0 && first.code === 'invalid_type')
    return `Send the input of ${toName(path)} as a JSON object.`;
  const parts = toFieldIssues(issues).map(([name, message]) => `${toName(name, 'a field')}: ${message}`);
  return ['Some of what was sent is not valid.', ...new Set(parts)].slice(0, FIELDS_MOST + 1).join(' ');
}

/** Each wrong top-level field with its message. Unknown fields are listed by their own name. */
export const toFieldIssues = (issues: readonly z.core.$ZodIssue[]): [name: string, message: string][] =>
  issues.flatMap((issue): [string, string][] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [key, issue.message === NO_INPUT ? NO_INPUT : 'There is no such field.'])
      : issue.path.slice(0, 1).map((name) => [String(name), issue.message]),
  );

/** A name that the caller sent, if it is short and cannot be read as a part of the sentence; else `otherwise`. */
const toName = (name = '', otherwise = 'of that name'): string =>
  /^[\w.-]{1,64}$/.test(name) ? name : otherwise;
