import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../shared/errors.ts';
import { isDatabaseFault, isPersonGone } from '../db/fault.ts';
import { AppError, ERRORS } from '../errors.ts';
import type { Log } from '../log.ts';
import type { HttpEnv } from './hono-env.ts';

/** Converts anything thrown in a door to an AppError. An unknown error becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isPersonGone(error)) return new AppError('unauthenticated', { cause: error });
  return new AppError(isDatabaseFault(error) ? 'unavailable' : 'internal', { cause: error });
}

/** Sets the headers of a refusal, which do not depend on its body, and logs failures of the service. */
export function prepareRefusal(c: Context<HttpEnv>, error: AppError, log: Log): void {
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter));
  logFailure(log, error, {
    requestId: c.get('requestId'),
    method: c.req.method,
    route: c.get('route'),
  });
}

/** Logs a refusal when it is a failure of the service: 503 as a warning, every other status from 500 as an error. */
export function logFailure(log: Log, error: AppError, request: Record<string, unknown>): void {
  const { status } = ERRORS[error.code];
  if (status < 500) return;
  const entry = { ...request, status, error };
  if (status === 503) log.warn(entry, 'unavailable');
  else log.error(entry, 'internal error');
}

/** The status of an error, the same on every door. */
export const statusOf = (error: AppError) => ERRORS[error.code].status as ContentfulStatusCode;

export const PROBLEM_TYPE = 'application/problem+json';

/**
 * RFC 9457 problem details as JSON: the refusal of every door that has no envelope of its own. `more`: extension members
 * (section 3.2).
 */
export function describeProblem(error: AppError, requestId: string, more?: object): string {
  const { status, title } = ERRORS[error.code];
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.fields && { fields: error.fields }),
  };
  return JSON.stringify({ ...problem, ...more });
}

/** The refusal of a request as problem details. */
export function toProblem(c: Context<HttpEnv>, error: AppError, log: Log): Response {
  prepareRefusal(c, error, log);
  return c.body(describeProblem(error, c.get('requestId')), statusOf(error), {
    'Content-Type': PROBLEM_TYPE,
  });
}
