import { TRPC } from '../../shared/paths.ts';
import { type Answer, takePreloaded } from '../preload/preloaded-answer.ts';
import { ApiError, isErrorData } from './failure.ts';
import { requestJson } from './request.ts';

/**
 * Calls one procedure with plain fetch. tRPC's client and the query cache (20 KB) are loaded with the account's pages;
 * the pages before sign-in do not need them. Throws ApiError, also during an outage.
 */
export async function call<Data>(procedure: string, input?: object): Promise<Data> {
  const preloaded = input ? undefined : takePreloaded(procedure);
  const { result, error } = await (preloaded?.catch(refuse) ?? ask(procedure, input));
  if (result?.data !== undefined) return result.data as Data;
  if (!isErrorData(error?.data)) throw new ApiError({ code: 'unavailable' });
  const { reason, requestId, retryAfter, fields } = error.data;
  throw new ApiError({ code: reason, requestId, retryAfter, fields });
}

async function ask(procedure: string, input: object | undefined): Promise<Answer> {
  const { body } = await requestJson(
    `${TRPC}/${procedure}`,
    input && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    },
  );
  return body;
}

/** No answer arrived, or the answer did not come from the service. */
const refuse = (cause: unknown): never => {
  throw new ApiError({ code: cause instanceof SyntaxError ? 'unavailable' : 'unreachable' }, { cause });
};
