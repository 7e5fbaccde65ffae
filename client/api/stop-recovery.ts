import { call } from './call.ts';

// Not in mail-link.ts, which the page of a reset loads too.

/** Stops what the operator began, by the link of the mail. Throws ApiError. */
export const stopRecovery = (token: string) =>
  call<{ stopped: 'address' | 'second_factor' }>('account.stopRecovery', { token });
