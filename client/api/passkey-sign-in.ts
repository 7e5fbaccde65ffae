import { part } from '../words/part.ts';
import { ask, post } from './auth.ts';
import { ApiError, toFailure } from './failure.ts';
import {
  getPasskey,
  offerPasskeys,
  type PasskeyAnswer,
  type PasskeyOptions,
  whenUnasked,
} from './passkeys.ts';

const words = part('passkeys');

/** Milliseconds. The service accepts an answer for five minutes; the rest is time to choose a passkey. */
const RENEW = 4 * 60_000;

/**
 * Signs in with a passkey that the user chooses. `rememberMe`: as in a sign-in with a password; a sign-in that waits for
 * its second factor keeps its own choice. Throws ApiError.
 */
export const signInWithPasskey = async (rememberMe = true): Promise<void> =>
  send(await getPasskey(await findOptions()), rememberMe);

/**
 * Offers the passkeys of this device in the autofill of the email field until `signal` aborts. `onPicked` receives a
 * function that signs in with the chosen one. Without an answer of the service nothing is offered; the page has a button
 * too.
 */
export async function offerInAutofill(
  signal: AbortSignal,
  onPicked: (signIn: (rememberMe: boolean) => Promise<void>) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    // A hidden page cannot be filled in, so it asks the service for nothing.
    if (document.visibilityState !== 'visible') await next('visibilitychange', signal);
    await whenUnasked();
    if (signal.aborted) return;
    try {
      const answer = await offerPasskeys(await findOptions(), { signal, milliseconds: RENEW });
      if (answer) await onPicked((rememberMe) => send(answer, rememberMe));
    } catch {
      await next('focusin', signal); // the next use of the form; trying again at once could go on for ever
    }
  }
}

/** Resolves at the next event of the document, or when `signal` aborts. */
const next = (event: string, signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => {
    document.addEventListener(event, resolve, { once: true, signal });
    signal.addEventListener('abort', resolve, { once: true });
  });

const findOptions = async () => (await ask('passkeySignInOptions', undefined, null)) as PasskeyOptions;

async function send(response: PasskeyAnswer, rememberMe: boolean): Promise<void> {
  try {
    await post('passkeySignIn', { response, rememberMe });
  } catch (error) {
    const { code, requestId } = toFailure(error);
    // The service does not say why it refuses a passkey.
    if (code !== 'unauthenticated' && code !== 'invalid_input') throw error;
    throw new ApiError({ code: 'passkey_failed', message: words.refused, requestId }, { cause: error });
  }
}
