import type { TRPCError } from '@trpc/server';
import { z } from 'zod/mini';
import { toFieldsSentence, toName } from '../http/wrong-fields.ts';

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

function toInputSentence({ issues }: z.core.$ZodError, { path }: Call): string {
  const [first] = issues;
  if (first?.path.length === 0 && first.code === 'invalid_type')
    return `Send the input of ${toName(path)} as a JSON object.`;
  return toFieldsSentence(issues);
}
