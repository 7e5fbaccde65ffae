import type { z } from 'zod/mini';
import type { LinkFacts } from '../../shared/account.ts';
import type { verifyEmailSchema } from '../../shared/link-input.ts';
import type { MailLink } from '../../shared/paths.ts';
import { call } from './call.ts';
import { toFailure } from './failure.ts';

// What a mail's link can do. Opening a link does not use it up, because mail scanners also open links and run the
// page's scripts. Only a press of a button uses it up.

/** Reads which account the link belongs to and what it does. Does not use up the link. Throws ApiError. */
export const readLink = (kind: MailLink, token: string) =>
  call<LinkFacts>('account.readLink', { kind, token });

/** Confirms the address that the mail was sent to. Throws ApiError, for example with `step_up_required`. */
export const verifyEmail = (input: z.input<typeof verifyEmailSchema>) =>
  call<{ email: string }>('account.verifyEmail', input);

/** Removes an account whose address was never confirmed. Throws ApiError. */
export const discardAccount = (token: string) => call<object>('account.discard', { token });

/**
 * Agrees to an email change. `done` is true when nobody else has to agree. Throws ApiError, for example with
 * `conflict`.
 */
export const confirmEmailChange = (token: string) =>
  call<{ email: string; done: boolean }>('account.confirmEmailChange', { token });

/** Keeps an account that is to be deleted. Throws ApiError. */
export const keepAccount = (token: string) => call<object>('account.keep', { token });

/** Account recovery: the 'This wasn't me' link. Throws ApiError. */
export const recoverAccount = (token: string) => call<object>('account.disown', { token });

/** True when the error, from any API, means that a link can no longer be used. */
export function isSpent(error: unknown): boolean {
  const { code, fields } = toFailure(error);
  return code === 'link_unusable' || fields?.token !== undefined;
}
