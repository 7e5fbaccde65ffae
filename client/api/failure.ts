import { ERROR_CODES, type ErrorCode, type ErrorData, type FieldMessages } from '../../shared/errors.ts';

/** The service's codes, those of the raw auth routes a form reacts to, and what only a browser notices. */
export type FailureCode =
  | ErrorCode
  | 'wrong_credentials'
  | 'wrong_password'
  | 'step_up_declined'
  | 'email_taken'
  | 'sign_up_closed'
  | 'email_not_verified'
  | 'link_unusable'
  | 'unreachable'
  | 'person_changed'
  | 'cookie_refused';

/** Milliseconds between attempts while the service does not answer: what it asks for in Retry-After. */
export const RETRY_OUTAGE = 5_000;

/** What went wrong, whichever door said so. */
export type Failure = {
  code: FailureCode;
  requestId?: string | undefined;
  fields?: FieldMessages | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
};

/** A refusal by, or the silence of, a door that is called by plain `fetch`. */
export class ApiError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options);
    this.name = 'ApiError';
    this.failure = failure;
  }
}

export const isErrorCode = (code: unknown): code is ErrorCode => ERROR_CODES.some((known) => known === code);

export const isErrorData = (data: unknown): data is ErrorData =>
  typeof data === 'object' && data !== null && 'reason' in data && isErrorCode(data.reason);

/**
 * Reads any thrown value. tRPC's errors are known by their shape, not their class: the sign-in page
 * does without that library. One without data is not the service's: either nothing answered, or a proxy did.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof ApiError) return error.failure;
  if (error instanceof Error && error.cause instanceof ApiError) return error.cause.failure;
  if (!(error instanceof Error) || error.name !== 'TRPCClientError') return { code: 'internal' };
  const data = 'data' in error ? error.data : undefined;
  if (!isErrorData(data)) return { code: isAnswered(error) ? 'unavailable' : 'unreachable' };
  return { code: data.reason, requestId: data.requestId, fields: data.fields, retryAfter: data.retryAfter };
}

/** True when there was an answer and it was not JSON; a fetch that failed is no syntax error. */
function isAnswered({ cause }: Error): boolean {
  return cause instanceof SyntaxError;
}

/** True when nothing is known but that the service did not answer; never the same as signed out. */
export function isOutage(error: unknown): boolean {
  const { code } = toFailure(error);
  return code === 'unreachable' || code === 'unavailable';
}
