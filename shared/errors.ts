/** The closed list of error codes. Every refusal of every API carries exactly one of them. */
export const ERROR_CODES = [
  'invalid_input',
  'ambiguous_credentials',
  'unauthenticated',
  'missing_credential',
  'invalid_session',
  'forbidden',
  'step_up_required',
  'account_disabled',
  'invalid_key',
  'untrusted_origin',
  'not_found',
  'method_not_allowed',
  'conflict',
  'gone',
  'precondition_failed',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'internal',
  'unavailable',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Field name → what is wrong with the field, written for the person who filled it in. */
export type FieldMessages = Record<string, string>;

/** A refusal as RFC 9457 problem details: the body that the bridge and every route of our own sends. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  requestId: string;
  /** For `invalid_input` of a body: which fields were refused. */
  fields?: FieldMessages;
};

/** The members that `error.data` of a tRPC answer has in addition to tRPC's own. */
export type ErrorData = {
  reason: ErrorCode;
  requestId: string;
  fields?: FieldMessages;
  /** Seconds. */
  retryAfter?: number;
};

/** The message for an unusable link of a mail when no more exact reason is known. */
export const LINK_SPENT = 'This link has expired or was used already.';

/** The message for a link of a mail of which a part is missing. */
export const LINK_INCOMPLETE =
  'This link is not complete. Open it from the mail once more, or copy all of it.';
