import { createAsyncContext } from '../async-context.ts';
import { AppError, DatabaseFault } from '../errors.ts';

// Better Auth catches database errors and goes on as if nobody were signed in. So the adapter notes every fault on the
// running call, and the caller answers 503, whatever Better Auth made of the error.

const calls = createAsyncContext<{ fault?: unknown }>();

/** Notes that the database gave no answer, and returns what to throw: no query, no parameters in it. */
export function noteFault(cause: unknown): DatabaseFault {
  const call = calls.get();
  if (call) call.fault ??= cause;
  return new DatabaseFault(cause);
}

/** Makes a call into Better Auth. Throws `unavailable` when the database failed in it, also if Better Auth swallowed it. */
export async function watchFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  const call: { fault?: unknown } = {};
  const [outcome] = await Promise.allSettled([calls.run(call, work)]);
  if (call.fault !== undefined) throw new AppError('unavailable', { cause: call.fault });
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
