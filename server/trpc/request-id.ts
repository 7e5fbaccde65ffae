import { createAsyncContext } from '../async-context.ts';

// tRPC formats some errors before a context exists (a malformed batch). Each error needs the request's id, so an async
// context carries the id.
const storage = createAsyncContext<string>();

/** Runs `work` as part of the request `requestId`. */
export const withRequestId = <Result>(requestId: string, work: () => Promise<Result>): Promise<Result> =>
  storage.run(requestId, work);

/** The id of the current request; empty outside a request. */
export const currentRequestId = (): string => storage.get() ?? '';
