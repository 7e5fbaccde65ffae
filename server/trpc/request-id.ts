import { createAsyncContext } from '../async-context.ts';

// tRPC formats some errors before a context exists (a malformed batch), yet each carries the
// request's id: it travels beside the call.
const storage = createAsyncContext<string>();

/** Runs `work` as part of the request `requestId`. */
export const withRequestId = <Result>(requestId: string, work: () => Promise<Result>): Promise<Result> =>
  storage.run(requestId, work);

/** The id of the request being answered; empty outside one. */
export const currentRequestId = (): string => storage.get() ?? '';
