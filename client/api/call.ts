import { TRPC } from '../../shared/paths.ts';
import { ApiError, isErrorData } from './failure.ts';
import { requestJson } from './request.ts';

/**
 * Calls one procedure by plain fetch: tRPC's client and the query cache (20 KB) come with the account, and
 * the pages before it do without. Throws ApiError: an outage is not an answer.
 */
export async function call<Data>(procedure: string, input?: object): Promise<Data> {
  const { body } = await requestJson(
    `${TRPC}/${procedure}`,
    input && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    },
  );
  const { result, error } = body as { result?: { data?: Data }; error?: { data?: unknown } };
  if (result?.data !== undefined) return result.data;
  if (!isErrorData(error?.data)) throw new ApiError({ code: 'unavailable' });
  const { reason, requestId, retryAfter, fields } = error.data;
  throw new ApiError({ code: reason, requestId, retryAfter, fields });
}
