import { createAsyncContext } from '../async-context.ts';
import { AppError, DatabaseFault } from '../errors.ts';

// Better Auth catches database errors and continues as if nobody were signed in. Therefore the adapter notes every
// fault on the running call, and the code that made the call answers 503, whatever Better Auth did with the error.

const calls = createAsyncContext<{ fault?: unknown }>();

/** Notes that the database gave no answer. Returns the error to throw, which contains no query and no parameters. */
export function noteFault(cause: unknown): DatabaseFault {
  const call = calls.get();
  if (call) call.fault ??= cause;
  return new DatabaseFault(cause);
}

/** Runs a call into Better Auth. Throws `unavailable` when the database failed, even if Better Auth hid the error. */
export async function watchFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  const call: { fault?: unknown } = {};
  const [outcome] = await Promise.allSettled([calls.run(call, work)]);
  if (call.fault !== undefined) throw new AppError('unavailable', { cause: call.fault });
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
