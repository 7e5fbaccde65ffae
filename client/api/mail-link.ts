import type { z } from 'zod/mini';
import type { LinkFacts } from '../../shared/account.ts';
import type { verifyEmailSchema } from '../../shared/link-input.ts';
import type { MailLink } from '../../shared/paths.ts';
import { call } from './call.ts';
import { toFailure } from './failure.ts';

// What the links of mails are good for. Opening one uses nothing up: mail scanners open links too, and run what is on
// the page. A person presses a button, and only that uses it up.

/** Whose link it is and what it leads to; it stays as it is. Throws ApiError. */
export const readLink = (kind: MailLink, token: string) =>
  call<LinkFacts>('account.readLink', { kind, token });

/** Confirms the address a mail was sent to. Throws ApiError, `step_up_required` among them. */
export const verifyEmail = (input: z.input<typeof verifyEmailSchema>) =>
  call<{ email: string }>('account.verifyEmail', input);

/** Removes an account that nobody confirmed. Throws ApiError. */
export const discardAccount = (token: string) => call<object>('account.discard', { token });

/** Agrees to a change of address; `done` once nobody else has to. Throws ApiError, `conflict` among them. */
export const confirmEmailChange = (token: string) =>
  call<{ email: string; done: boolean }>('account.confirmEmailChange', { token });

/** Keeps an account that is about to be deleted. Throws ApiError. */
export const keepAccount = (token: string) => call<object>('account.keep', { token });

/** 'This wasn't me'. Throws ApiError. */
export const disown = (token: string) => call<object>('account.disown', { token });

/** True when what was thrown says of a link that it is worth nothing, by whichever door. */
export function isSpent(error: unknown): boolean {
  const { code, fields } = toFailure(error);
  return code === 'link_unusable' || fields?.token !== undefined;
}
