import { ERROR_CODES, type ErrorCode, type ErrorData, type FieldMessages } from '../../shared/errors.ts';

/**
 * The service's codes, the codes of the raw auth routes that a form handles, and the codes that only the browser
 * produces.
 */
export type FailureCode =
  | ErrorCode
  | 'wrong_credentials'
  | 'wrong_password'
  | 'wrong_code'
  | 'step_up_declined'
  | 'email_taken'
  | 'sign_up_closed'
  | 'email_not_verified'
  | 'link_unusable'
  | 'unreachable'
  | 'person_changed'
  | 'cookie_refused'
  | 'passkey_declined'
  | 'passkey_failed'
  | 'too_many_codes'
  | 'sign_in_expired';

/** Milliseconds between retries during an outage; the service sends the same value in Retry-After. */
export const RETRY_OUTAGE = 5_000;

/** Why a call failed, in the same shape for every API. */
export type Failure = {
  code: FailureCode;
  /** The sentence for people, from code that is loaded later than the other sentences. */
  message?: string | undefined;
  requestId?: string | undefined;
  fields?: FieldMessages | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
};

/** The error of a call with plain `fetch`: the service refused it, or did not answer. */
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
 * Converts any thrown value. It recognises tRPC's errors by their shape, not by their class, because the sign-in page
 * does not load that library. An error without data does not come from the service: either no answer arrived, or a
 * proxy answered.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof ApiError) return error.failure;
  if (error instanceof Error && error.cause instanceof ApiError) return error.cause.failure;
  if (!(error instanceof Error) || error.name !== 'TRPCClientError') return { code: 'internal' };
  const data = 'data' in error ? error.data : undefined;
  if (!isErrorData(data)) return { code: isAnswered(error) ? 'unavailable' : 'unreachable' };
  return { code: data.reason, requestId: data.requestId, fields: data.fields, retryAfter: data.retryAfter };
}

/** True when an answer arrived that was not JSON. A failed fetch does not throw a SyntaxError. */
function isAnswered({ cause }: Error): boolean {
  return cause instanceof SyntaxError;
}

/** True when the service did not answer. This does not mean that the user is signed out. */
export function isOutage(error: unknown): boolean {
  const { code } = toFailure(error);
  return code === 'unreachable' || code === 'unavailable';
}
