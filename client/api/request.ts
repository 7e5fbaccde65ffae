import { ANSWER_TIMEOUT } from '../early/early-answer.ts';
import { ApiError } from './failure.ts';

/** `fetch` that does not wait for ever: for tRPC's link and for the calls made without it. */
export const fetchInTime: typeof fetch = (input, init) => {
  const timeout = AbortSignal.timeout(ANSWER_TIMEOUT);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout });
};

/**
 * The answer and the JSON object it holds; an empty object when it holds anything else. Throws
 * `unreachable` when there is no answer, `unavailable` for one that only a broken proxy would give.
 */
export async function requestJson(url: string, init?: RequestInit) {
  let response: Response;
  try {
    response = await fetchInTime(url, { ...init, headers: { accept: 'application/json', ...init?.headers } });
  } catch (cause) {
    throw new ApiError({ code: 'unreachable' }, { cause });
  }
  const parsed: unknown = await response.json().catch(() => undefined);
  if (response.ok && parsed === undefined) throw new ApiError({ code: 'unavailable' });
  const body: Record<string, unknown> = typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  return { response, body };
}
