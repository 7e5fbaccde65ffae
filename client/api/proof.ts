import type { StepUpMethod } from '../../shared/sign-in-methods.ts';
import { call } from './call.ts';
import { ApiError } from './failure.ts';
import { lazyImport } from './lazy-import.ts';
import type { PasskeyOptions } from './passkeys.ts';

// The step-up: a signed-in user proves again who they are. With plain fetch, because the page of the second step does not
// load the typed API.

/** How the user can prove again who they are: the preferred method first, and the options for a passkey. */
export const beginStepUp = () =>
  call<{ methods: StepUpMethod[]; passkey: PasskeyOptions | null }>('security.beginStepUp', {});

/** Proves with a code or the password. Throws ApiError, with the message at the field when it is wrong. */
export const stepUp = (proof: { code: string } | { password: string }) =>
  call<object>('security.stepUp', proof);

/** Proves with a passkey of the user. Throws ApiError, for example with `passkey_declined`. */
export async function stepUpWithPasskey(): Promise<void> {
  const [{ passkey }, { getPasskey }] = await Promise.all([
    beginStepUp(), // challenges are good for five minutes, and this dialog may be open for longer
    lazyImport(() => import('./passkeys.ts')),
  ]);
  if (!passkey) throw new ApiError({ code: 'not_found' });
  await call('security.stepUp', { passkey: await getPasskey(passkey) });
}
