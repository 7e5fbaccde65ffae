/** The error codes of the OAuth endpoints: RFC 6749 §5.2, and RFC 9449 §5 and §8 for proofs of a key. */
const STATUS = {
  invalid_request: 400,
  invalid_client: 400,
  invalid_grant: 400,
  unsupported_grant_type: 400,
  invalid_dpop_proof: 400,
  use_dpop_nonce: 400,
} as const;
export type OAuthErrorCode = keyof typeof STATUS;

/** A refusal of an OAuth endpoint. The message goes to the client's developer: ASCII without quotes or backslashes. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly status: number;
  /** The scheme of a refused `Authorization` header, for `WWW-Authenticate`; undefined otherwise. */
  readonly scheme: string | undefined;

  constructor(
    code: OAuthErrorCode,
    message: string,
    { scheme, cause }: { scheme?: string; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'OAuthError';
    this.code = code;
    this.scheme = scheme;
    this.status = scheme === undefined ? STATUS[code] : 401;
  }
}
