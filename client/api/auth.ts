import type { z } from 'zod/mini';
import type { addressSchema, signInSchema, signUpSchema } from '../../shared/credentials.ts';
import type { FieldMessages } from '../../shared/errors.ts';
import type { updateUserSchema } from '../../shared/image-address.ts';
import type { resetPasswordSchema } from '../../shared/link-input.ts';
import { authUrl } from '../../shared/paths.ts';
import type { changePasswordSchema } from '../../shared/person-input.ts';
import { dropPreloaded } from '../preload/preloaded-answer.ts';
import { ApiError, type FailureCode, isErrorCode } from './failure.ts';
import { requestJson } from './request.ts';
import { type ShownUser, shownUser } from './shown-user.ts';
import { withStepUp } from './step-up.ts';

// Credentials are written through Better Auth's raw routes, by plain fetch: its client would cost
// the sign-in page 11 KB for four calls. The cookie is the result; no answer is trusted for more.

/** Creates the account and signs in; the mail that confirms the address leads back to `redirectTo`. Throws ApiError. */
export const signUp = (input: z.output<typeof signUpSchema>, redirectTo: string | undefined) =>
  post('signUp', { ...input, callbackURL: redirectTo });

/** Has a link mailed to choose a new password, if anybody has the address. Throws ApiError. */
export const requestReset = (input: z.output<typeof addressSchema>, redirectTo: string | undefined) =>
  post('requestReset', { ...input, redirectTo });

/** Chooses a new password by the link of a mail; signs everybody out. Throws ApiError. */
export const resetPassword = (input: z.output<typeof resetPasswordSchema>) => post('resetPassword', input);

/** Chooses a new password; signs every other device out. Throws ApiError, `wrong_password` among them. */
export const changePassword = (input: z.output<typeof changePasswordSchema>) => post('changePassword', input);

/** Has the link mailed again that confirms an address; it leads back to `redirectTo`. Throws ApiError. */
export const sendVerification = (input: z.output<typeof addressSchema>, redirectTo: string | undefined) =>
  post('sendVerification', { ...input, callbackURL: redirectTo });

/** Signs in; ends the session this browser held before. Throws ApiError. */
export const signIn = (input: z.output<typeof signInSchema>) => post('signIn', input);

/** Ends this browser's session, whoever's it is by now. Throws ApiError, and then the session may still live. */
export const signOut = () => post('signOut', {}, null);

/** Changes the person's own name or picture. Throws ApiError. */
export const updateUser = (input: z.output<typeof updateUserSchema>) => post('updateUser', input);

type Body = Record<string, unknown>;

type Route = Parameters<typeof authUrl>[0];

const post = (route: Route, input: object, user = shownUser()): Promise<void> =>
  withStepUp(route, () => postOnce(route, input, user));

async function postOnce(route: Route, input: object, user: ShownUser | null): Promise<void> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  };
  const { response, body } = await requestJson(authUrl(route), init, user);
  if (!response.ok) throw toApiError(response, body);
  dropPreloaded();
}

/** Better Auth's own codes; ours arrive as the closed list's in upper case. */
const RAW_CODES: Record<string, FailureCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong_credentials',
  USER_ALREADY_EXISTS: 'email_taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_taken',
  EMAIL_PASSWORD_SIGN_UP_DISABLED: 'sign_up_closed',
  EMAIL_NOT_VERIFIED: 'email_not_verified',
  INVALID_TOKEN: 'link_unusable',
  INVALID_PASSWORD: 'wrong_password',
};

const STATUS_CODES: Record<number, FailureCode> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  413: 'payload_too_large',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** The refusal of a door outside tRPC, in whichever of its two envelopes. */
export function toApiError({ status, headers }: Response, { code, message, requestId }: Body): ApiError {
  const raw = String(code);
  const own = raw.toLowerCase();
  return new ApiError({
    code: RAW_CODES[raw] ?? (isErrorCode(own) ? own : STATUS_CODES[status]) ?? 'internal',
    requestId: typeof requestId === 'string' ? requestId : (headers.get('x-request-id') ?? undefined),
    retryAfter: Number(headers.get('retry-after')) || undefined,
    fields: status === 400 ? toFieldMessages(raw, message) : undefined,
  });
}

/** These routes name the field in the sentence: `password: Use at least 8 characters.` Better Auth does not. */
function toFieldMessages(code: string, message: unknown): FieldMessages | undefined {
  const said = String(message);
  const [, field, text] = /^(\w+): (.+)$/.exec(said) ?? ['', code === 'INVALID_EMAIL' && 'email', said];
  return field && text ? { [field]: text } : undefined;
}
