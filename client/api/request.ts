import { USER_HEADER } from '../../shared/user-header.ts';
import { ANSWER_TIMEOUT } from '../preload/preloaded-answer.ts';
import { ApiError } from './failure.ts';
import { shownUser } from './shown-user.ts';

/** `fetch` with a timeout, for tRPC's link and for calls without tRPC. */
export const fetchInTime: typeof fetch = (input, init) => {
  const timeout = AbortSignal.timeout(ANSWER_TIMEOUT);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout });
};

/**
 * Returns the answer and its JSON object; an empty object when the body is anything else. Throws `unreachable` when no
 * answer arrives, and `unavailable` for an answer that only a broken proxy sends. A write names the user that the page
 * shows, or `user`. It throws `person_changed` when another user is signed in by now.
 */
export async function requestJson(url: string, init?: RequestInit, user = init?.method ? shownUser() : null) {
  let response: Response;
  try {
    response = await fetchInTime(url, {
      ...init,
      headers: { accept: 'application/json', ...(user && { [USER_HEADER]: user.id }), ...init?.headers },
    });
  } catch (cause) {
    throw new ApiError({ code: 'unreachable' }, { cause });
  }
  if (response.status === 409 && user) await user.requireSignedIn();
  const parsed: unknown = await response.json().catch(() => undefined);
  if (response.ok && parsed === undefined) throw new ApiError({ code: 'unavailable' });
  const body: Record<string, unknown> = typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  return { response, body };
}
