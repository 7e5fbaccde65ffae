import { call } from './call.ts';

// What the links of mails are good for. Opening one does nothing: mail scanners open links too. A
// person presses a button, and only that uses it up.

/** Confirms the address a mail was sent to. Throws ApiError, with `token` at fault for a link that is worth nothing. */
export const verifyEmail = (token: string) => call<{ email: string }>('account.verifyEmail', { token });

/** Agrees to a change of address; `done` once nobody else has to. Throws likewise. */
export const confirmEmailChange = (token: string) =>
  call<{ email: string; done: boolean }>('account.confirmEmailChange', { token });

/** Keeps an account that is about to be deleted. Throws likewise. */
export const keepAccount = (token: string) => call<object>('account.keep', { token });

/** 'This wasn't me'. Throws likewise. */
export const disown = (token: string) => call<object>('account.disown', { token });
