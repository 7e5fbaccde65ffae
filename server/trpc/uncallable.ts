import { TRPC } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import {
  type Addressed,
  isBatch,
  isProcedure,
  readNames,
  readProcedurePath,
  typeOf,
} from './procedure-path.ts';
import { toUnknownSentence } from './refused-call.ts';

/** The maximum of calls in one HTTP request. The portal needs three; a page that sends twenty is a mistake. */
export const BATCH_MOST = 20;

const NAME = /^[\w-]+(?:\.[\w-]+)*$/;

/**
 * Finds the reason why a request cannot be answered call by call; null when there is none. tRPC decodes a path and
 * strips slashes from its ends, so a name with such characters would mean another procedure there than here. At least
 * one procedure of a batch must exist; tRPC refuses each unknown one at its position in the answer.
 */
export function findUncallable(request: Addressed): AppError | null {
  const names = readNames(request);
  if (!names.every((name) => NAME.test(name)) || !names.some(isProcedure))
    return new AppError('not_found', { sentence: toNotFoundSentence(request) });
  const sentence = isBatch(request) ? findBatchFault(names) : null;
  return sentence === null ? null : new AppError('invalid_input', { sentence });
}

function toNotFoundSentence(request: Addressed): string {
  const path = readProcedurePath(request);
  if (path === '') return `Name a procedure, such as ${TRPC}/session.current.`;
  if (path.includes(',') && !isBatch(request)) return 'Send batch=1 in the query to call several procedures.';
  return toUnknownSentence(path);
}

function findBatchFault(names: readonly string[]): string | null {
  if (names.length > BATCH_MOST)
    return `Send at most ${BATCH_MOST} calls in a batch, not ${names.length}: set { maxItems: ${BATCH_MOST} } for the batch link.`;
  const types = new Set(names.filter(isProcedure).map(typeOf));
  if (types.has('subscription')) return 'Send a subscription by itself, not in a batch.';
  return types.size === 1 ? null : 'Send queries and mutations in batches of their own.';
}

/**
 * Throws `invalid_input` for an input that belongs to no call of a batch: otherwise the intended call would run without
 * it. `text` is the JSON of the inputs. tRPC itself refuses JSON that is not an object.
 */
export function requireInputsOfCalls(request: Addressed, text: string): void {
  if (!isBatch(request)) return;
  const indexes = readNames(request).map((_, index) => String(index));
  if (readKeys(text).every((key) => indexes.includes(key))) return;
  const sentence = `Send each input under the index of its call, from "0" to "${indexes.length - 1}".`;
  throw new AppError('invalid_input', { sentence });
}

function readKeys(text: string): string[] {
  try {
    const inputs: unknown = JSON.parse(text);
    return typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs) ? Object.keys(inputs) : [];
  } catch {
    return [];
  }
}
