import { TRPC } from '../../shared/paths.ts';
import { ApiError, isErrorData } from './failure.ts';
import { requestJson } from './request.ts';

/**
 * The id of whoever is signed in, or null: all the sign-in pages ask, so `session.current` is called by
 * plain fetch there, and tRPC's client and the query cache (20 KB) come with the account. Throws
 * ApiError: an outage is not an answer.
 */
export async function findSignedIn(): Promise<string | null> {
  const { body } = await requestJson(`${TRPC}/session.current`);
  const { result, error } = body as {
    result?: { data?: { user: { id: string } } | null };
    error?: { data?: unknown };
  };
  if (result?.data !== undefined) return result.data?.user.id ?? null;
  if (!isErrorData(error?.data)) throw new ApiError({ code: 'unavailable' });
  const { reason, requestId, retryAfter } = error.data;
  throw new ApiError({ code: reason, requestId, retryAfter });
}
