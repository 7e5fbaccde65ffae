import type { z } from 'zod/mini';
import type { addressSchema, signInSchema, signUpSchema } from '../../shared/credentials.ts';
import type { FieldMessages } from '../../shared/errors.ts';
import { authUrl } from '../../shared/paths.ts';
import { dropPreloaded } from '../preload/preloaded-answer.ts';
import { ApiError, type FailureCode, isErrorCode } from './failure.ts';
import { requestJson } from './request.ts';
import { type ShownUser, shownUser } from './shown-user.ts';
import { withStepUp } from './step-up.ts';

// These calls use Better Auth's raw routes with plain fetch, because its client would add 11 KB to the sign-in page for
// four calls. The result is the cookie; the portal trusts nothing else in the answers.

/** Creates the account and signs in. The link of the confirmation mail leads back to `redirectTo`. Throws ApiError. */
export const signUp = (input: z.output<typeof signUpSchema>, redirectTo: string | undefined) =>
  post('signUp', { ...input, callbackURL: redirectTo });

/** Sends a mail with a link to choose a new password, if an account has the address. Throws ApiError. */
export const requestReset = (input: z.output<typeof addressSchema>, redirectTo: string | undefined) =>
  post('requestReset', { ...input, redirectTo });

/**
 * Signs in and ends this browser's previous session. Returns the second factors that the user has to prove first, if
 * any; then nobody is signed in yet. Throws ApiError.
 */
export async function signIn(input: z.output<typeof signInSchema>): Promise<SecondFactor[] | null> {
  const { twoFactorRedirect, twoFactorMethods } = await post('signIn', input);
  if (twoFactorRedirect !== true) return null;
  return Array.isArray(twoFactorMethods) ? twoFactorMethods : ['totp'];
}

/**
 * Ends this browser's current session, even if it is another user's by now. Throws ApiError; then the session may still
 * be live.
 */
export const signOut = () => post('signOut', {}, null);

export type SecondFactor = 'totp' | 'passkey';

export type Body = Record<string, unknown>;

export type Route = Parameters<typeof authUrl>[0];

/** Calls a raw route, and asks for a step-up if the route needs one. Returns its answer. Throws ApiError. */
export const post = (route: Route, input: object, user = shownUser()): Promise<Body> =>
  withStepUp(route, () => postOnce(route, input, user));

async function postOnce(route: Route, input: object, user: ShownUser | null): Promise<Body> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  };
  const body = await ask(route, init, user);
  dropPreloaded();
  return body;
}

/** Calls a raw route once. Throws ApiError. */
export async function ask(
  route: Route,
  init: RequestInit | undefined,
  user: ShownUser | null,
): Promise<Body> {
  const { response, body } = await requestJson(authUrl(route), init, user);
  if (!response.ok) throw toApiError(response, body);
  return body;
}

/** Better Auth's own codes. The service's codes arrive in upper case. */
const RAW_CODES: Record<string, FailureCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong_credentials',
  USER_ALREADY_EXISTS: 'email_taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_taken',
  EMAIL_PASSWORD_SIGN_UP_DISABLED: 'sign_up_closed',
  EMAIL_NOT_VERIFIED: 'email_not_verified',
  INVALID_TOKEN: 'link_unusable',
  INVALID_PASSWORD: 'wrong_password',
  INVALID_CODE: 'wrong_code',
  INVALID_BACKUP_CODE: 'wrong_code',
  TOTP_ALREADY_ENABLED: 'conflict',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'too_many_codes',
  INVALID_TWO_FACTOR_COOKIE: 'sign_in_expired',
};

const STATUS_CODES: Record<number, FailureCode> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'payload_too_large',
  429: 'rate_limited',
};

/** Converts the error answer of a route outside tRPC, in either of the two error formats. */
export function toApiError({ status, headers }: Response, { code, message, requestId }: Body): ApiError {
  const raw = String(code);
  const own = raw.toLowerCase();
  return new ApiError({
    code:
      RAW_CODES[raw] ??
      (isErrorCode(own) ? own : STATUS_CODES[status]) ??
      // 502 and 504 come from a proxy.
      (status > 501 ? 'unavailable' : 'internal'),
    requestId: typeof requestId === 'string' ? requestId : (headers.get('x-request-id') ?? undefined),
    retryAfter: Number(headers.get('retry-after')) || undefined,
    fields: status === 400 ? toFieldMessages(raw, message) : undefined,
  });
}

/**
 * These routes put the field's name into the message: `password: Use at least 8 characters.` Better Auth's own messages
 * do not.
 */
function toFieldMessages(code: string, message: unknown): FieldMessages | undefined {
  const said = String(message);
  const [, field, text] = /^(\w+): (.+)$/.exec(said) ?? ['', code === 'INVALID_EMAIL' && 'email', said];
  return field && text ? { [field]: text } : undefined;
}
