import { post } from './auth.ts';
import { lazyImport } from './lazy-import.ts';
import { get } from './more-auth.ts';
import type { PasskeyOptions } from './passkeys.ts';

// The passkeys of the signed-in user.

const loadPasskeys = () => lazyImport(() => import('./passkeys.ts'));

/** Creates a passkey on this device or another, and stores it. Throws ApiError, for example `passkey_declined`. */
export async function addPasskey(): Promise<{ name: string }> {
  const [options, { createPasskey }] = await Promise.all([get('passkeyRegisterOptions'), loadPasskeys()]);
  const response = await createPasskey(options as PasskeyOptions);
  const { name } = await post('passkeyRegister', { response });
  return { name: String(name) };
}

/** Throws ApiError. */
export const renamePasskey = (input: { id: string; name: string }) => post('renamePasskey', input);

/** Throws ApiError, with `conflict` when the user could not sign in without it. */
export const removePasskey = (id: string) => post('removePasskey', { id });
