import { ERROR_CODES, type ErrorCode, type ErrorData } from '../../../shared/errors.ts';

/** The service's closed list of codes, plus `unreachable` when no answer arrived. */
export type GatehouseErrorCode = ErrorCode | 'unreachable';

type Details = { [Name in 'requestId' | 'fields' | 'retryAfter']?: ErrorData[Name] | undefined } & {
  stepUpUrl?: string | undefined;
};

/** The error that every call throws. `code` says what to do; `message` is for a log, not for people. */
export class GatehouseError extends Error {
  override readonly name = 'GatehouseError';
  readonly code: GatehouseErrorCode;
  /** Identifies the request in the service's log; undefined when no answer arrived. */
  readonly requestId: string | undefined;
  /** Field name → what is wrong with the field; only with `invalid_input`. */
  readonly fields: Readonly<Record<string, string>> | undefined;
  /** Seconds to wait before the next attempt; only with `rate_limited` and `unavailable`. */
  readonly retryAfter: number | undefined;
  /** Where the person confirms that it is them, and comes back from; only with `step_up_required`. */
  readonly stepUpUrl: string | undefined;

  constructor(code: GatehouseErrorCode, details: Details = {}, cause?: unknown) {
    super(`Gatehouse: ${code}`, { cause });
    this.code = code;
    this.requestId = details.requestId;
    this.fields = details.fields;
    this.retryAfter = details.retryAfter;
    this.stepUpUrl = details.stepUpUrl;
  }
}

const isErrorData = (data: unknown): data is ErrorData =>
  typeof data === 'object' && data !== null && ERROR_CODES.includes((data as ErrorData).reason);

/**
 * Converts an error of tRPC's client. An error without data is not from the service: a proxy answered, or nothing
 * did. `toStepUp` makes the URL for a refusal that asks for a step-up.
 */
export function toGatehouseError(thrown: unknown, toStepUp?: () => string): GatehouseError {
  if (thrown instanceof GatehouseError) return thrown;
  const { data, cause } = thrown as { data?: unknown; cause?: unknown };
  if (cause instanceof GatehouseError) return cause;
  if (isErrorData(data)) {
    const stepUpUrl = data.reason === 'step_up_required' ? toStepUp?.() : undefined;
    return new GatehouseError(data.reason, { ...data, stepUpUrl }, thrown);
  }
  return new GatehouseError(cause instanceof SyntaxError ? 'unavailable' : 'unreachable', {}, thrown);
}

/** Throws the error for a call without tRPC that received no answer. */
export const failUnreachable = (cause: unknown): never => {
  throw cause instanceof GatehouseError ? cause : new GatehouseError('unreachable', {}, cause);
};

/** True when the service gave no usable answer. This never means signed out. */
export const isOutage = ({ code }: GatehouseError): boolean =>
  code === 'unreachable' || code === 'unavailable' || code === 'rate_limited' || code === 'internal';

/** The error for a refusal of a route that is called without tRPC. Its code is the list's code in upper case. */
export async function toRefusal(answer: Response): Promise<GatehouseError> {
  const body: unknown = await answer.json().catch(() => null);
  const { code, requestId }: { code?: unknown; requestId?: string } =
    typeof body === 'object' ? { ...body } : {};
  const known = ERROR_CODES.find((one) => one === String(code).toLowerCase());
  return new GatehouseError(known ?? (answer.status >= 500 ? 'unavailable' : 'internal'), {
    requestId: requestId ?? answer.headers.get('x-request-id') ?? undefined,
    retryAfter: Number(answer.headers.get('retry-after')) || undefined,
  });
}
