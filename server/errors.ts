import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';
import type { ErrorCode, FieldMessages } from '../shared/errors.ts';

type Entry = { status: number; trpc: TRPC_ERROR_CODE_KEY; title: string; sentence: string };

/** The only dictionary of errors: it defines each code for all doors. A code without an entry does not compile. */
export const ERRORS: Record<ErrorCode, Entry> = {
  invalid_input: entry(400, 'BAD_REQUEST', 'Invalid input', 'Some of what was sent is not valid.'),
  ambiguous_credentials: entry(
    400,
    'BAD_REQUEST',
    'Ambiguous credentials',
    'Send the session cookie or a bearer token, not both.',
  ),
  unauthenticated: entry(401, 'UNAUTHORIZED', 'Not signed in', 'Sign in to do this.'),
  missing_credential: entry(
    401,
    'UNAUTHORIZED',
    'Missing credential',
    'Send the session cookie or a bearer token.',
  ),
  invalid_session: entry(
    401,
    'UNAUTHORIZED',
    'Invalid session',
    'The session is unknown, has ended or was revoked.',
  ),
  forbidden: entry(403, 'FORBIDDEN', 'Forbidden', 'This is not allowed.'),
  step_up_required: entry(403, 'FORBIDDEN', 'Step-up required', 'Confirm that it is you first.'),
  account_disabled: entry(403, 'FORBIDDEN', 'Account disabled', 'This account is disabled.'),
  invalid_key: entry(403, 'FORBIDDEN', 'Invalid key', 'The bridge key is unknown.'),
  untrusted_origin: entry(
    403,
    'FORBIDDEN',
    'Untrusted origin',
    'This site may not act for a signed-in person. The operator can add it to TRUSTED_ORIGINS.',
  ),
  not_found: entry(404, 'NOT_FOUND', 'Not found', 'There is nothing here.'),
  method_not_allowed: entry(
    405,
    'METHOD_NOT_SUPPORTED',
    'Method not allowed',
    'This address does not answer to that method.',
  ),
  conflict: entry(409, 'CONFLICT', 'Conflict', 'This clashes with what is already there.'),
  // tRPC has no code for 410. Only the feed of changes, which is not on tRPC's door, answers it.
  gone: entry(410, 'NOT_FOUND', 'Gone', 'This is no longer kept.'),
  precondition_failed: entry(
    412,
    'PRECONDITION_FAILED',
    'Precondition failed',
    'This was changed meanwhile. Read it again.',
  ),
  payload_too_large: entry(413, 'PAYLOAD_TOO_LARGE', 'Payload too large', 'Send at most 64 KiB.'),
  unsupported_media_type: entry(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Unsupported media type',
    'Send JSON as application/json.',
  ),
  rate_limited: entry(429, 'TOO_MANY_REQUESTS', 'Too many requests', 'Too many requests. Wait a little.'),
  internal: entry(500, 'INTERNAL_SERVER_ERROR', 'Internal error', 'Something went wrong on our side.'),
  unavailable: entry(
    503,
    'SERVICE_UNAVAILABLE',
    'Temporarily unavailable',
    'The service cannot answer right now. Try again shortly.',
  ),
};

function entry(status: number, trpc: TRPC_ERROR_CODE_KEY, title: string, sentence: string): Entry {
  return { status, trpc, title, sentence };
}

/** Seconds that a caller should wait after a 503: a short database fault is usually over by then. */
const RETRY_AFTER_SECONDS = 5;

type AppErrorOptions = {
  cause?: unknown;
  detail?: string;
  /** Replaces the dictionary's sentence, where that one names another limit or format. */
  sentence?: string;
  fields?: FieldMessages;
  /** Seconds to wait, if known. */
  retryAfter?: number;
};

/** A refusal with one of the contract's codes. `detail` and `cause` go to the log only. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: FieldMessages | undefined;
  /** Seconds for `Retry-After`; undefined when waiting would not help. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, { cause, detail, sentence, fields, retryAfter }: AppErrorOptions = {}) {
    super(sentence ?? ERRORS[code].sentence, { cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
    this.fields = fields;
    const canWait = code === 'unavailable' || code === 'rate_limited';
    this.retryAfter = canWait ? (retryAfter ?? RETRY_AFTER_SECONDS) : undefined;
  }
}

/** The database did not answer, so the service cannot know the current state. */
export class DatabaseFault extends Error {
  constructor(cause: unknown) {
    super('the database gave no answer', { cause });
    this.name = 'DatabaseFault';
  }
}
