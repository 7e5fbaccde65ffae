import type { z } from 'zod/mini';
import type { passkeySignUpSchema } from '../../shared/passkey-sign-up.ts';
import { post } from './auth.ts';
import { call } from './call.ts';
import { lazyImport } from './lazy-import.ts';
import type { PasskeyOptions } from './passkeys.ts';

/** Mails a link and a code that create an account with a passkey. Throws ApiError. */
export const signUpWithPasskey = (input: z.input<typeof passkeySignUpSchema>) =>
  call<object>('account.signUpWithPasskey', input);

/** Creates the passkey of a new account with its mail's link or code, and signs in. Throws ApiError. */
export async function createFirstPasskey(token: string): Promise<void> {
  const [options, { createPasskey }] = await Promise.all([
    call<PasskeyOptions>('account.passkeyOptions', { token }),
    lazyImport(() => import('./passkeys.ts')),
  ]);
  const response = await createPasskey(options);
  await post('passkeyRegister', { response, token }, null);
}
