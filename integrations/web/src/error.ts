import { ERROR_CODES, type ErrorCode, type ErrorData } from '../../../shared/errors.ts';

/** The service's closed list, and `unreachable` for no answer at all. */
export type GatehouseErrorCode = ErrorCode | 'unreachable';

type Details = { [Name in 'requestId' | 'fields' | 'retryAfter']?: ErrorData[Name] | undefined };

/** What every call throws. `code` says what to do; `message` is for a log, not for people. */
export class GatehouseError extends Error {
  override readonly name = 'GatehouseError';
  readonly code: GatehouseErrorCode;
  /** Names the request in the service's log; undefined when there was no answer. */
  readonly requestId: string | undefined;
  /** Field name → what is wrong with it; only with `invalid_input`. */
  readonly fields: Readonly<Record<string, string>> | undefined;
  /** Seconds after which to try again; only with `rate_limited` and `unavailable`. */
  readonly retryAfter: number | undefined;

  constructor(code: GatehouseErrorCode, { requestId, fields, retryAfter }: Details = {}, cause?: unknown) {
    super(`Gatehouse: ${code}`, { cause });
    this.code = code;
    this.requestId = requestId;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}

const isErrorData = (data: unknown): data is ErrorData =>
  typeof data === 'object' && data !== null && ERROR_CODES.includes((data as ErrorData).reason);

/** A thrown value of tRPC's client as ours. One without data is not the service's: a proxy answered, or nobody. */
export function toGatehouseError(thrown: unknown): GatehouseError {
  if (thrown instanceof GatehouseError) return thrown;
  const { data, cause } = thrown as { data?: unknown; cause?: unknown };
  if (cause instanceof GatehouseError) return cause;
  if (isErrorData(data)) return new GatehouseError(data.reason, data, thrown);
  return new GatehouseError(cause instanceof SyntaxError ? 'unavailable' : 'unreachable', {}, thrown);
}

/** True when nothing is known but that there was no answer; never the same as signed out. */
export const isOutage = ({ code }: GatehouseError): boolean =>
  code === 'unreachable' || code === 'unavailable' || code === 'rate_limited' || code === 'internal';

/** A refusal of one of the routes that are called without tRPC: its code is the list's in upper case. */
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
