import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../shared/errors.ts';
import { isDatabaseFault, isPersonGone } from '../db/fault.ts';
import { AppError, ERRORS } from '../errors.ts';
import type { Log } from '../log.ts';
import type { HttpEnv } from './hono-env.ts';

/** The dictionary's error behind anything thrown at a door. What is not recognised is `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isPersonGone(error)) return new AppError('unauthenticated', { cause: error });
  return new AppError(isDatabaseFault(error) ? 'unavailable' : 'internal', { cause: error });
}

/** Sets what belongs to an error whatever its body looks like, and notes in the log what is ours to mend. */
export function prepareRefusal(c: Context<HttpEnv>, error: AppError, log: Log): void {
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter));
  logFailure(log, error, {
    requestId: c.get('requestId'),
    method: c.req.method,
    path: toLoggedPath(c.req.path),
  });
}

/** Without what a mail system made of a link's fragment: behind an encoded `#` stands its secret. */
const toLoggedPath = (path: string): string => path.replace(/%(?:25)*23.*/s, '%23…');

/** Notes a refusal in the log when it is ours to mend: an outage as a warning, all else above 500 as an error. */
export function logFailure(log: Log, error: AppError, request: Record<string, unknown>): void {
  const { status } = ERRORS[error.code];
  if (status < 500) return;
  const entry = { ...request, status, error };
  if (status === 503) log.warn(entry, 'unavailable');
  else log.error(entry, 'internal error');
}

/** The status an error has on every door. */
export const statusOf = (error: AppError) => ERRORS[error.code].status as ContentfulStatusCode;

export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457 problem details as JSON: the refusal of every door without an envelope of its own. */
export function describeProblem(error: AppError, requestId: string): string {
  const { status, title } = ERRORS[error.code];
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    code: error.code,
    detail: error.message,
    requestId,
  };
  return JSON.stringify(problem);
}

/** The refusal of a request as problem details. */
export function toProblem(c: Context<HttpEnv>, error: AppError, log: Log): Response {
  prepareRefusal(c, error, log);
  return c.body(describeProblem(error, c.get('requestId')), statusOf(error), {
    'Content-Type': PROBLEM_TYPE,
  });
}
