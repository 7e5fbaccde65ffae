import { part } from '../words/part.ts';
import { ApiError } from './failure.ts';

const words = part('passkeys');

// WebAuthn, loaded when a page needs it. The conversion is our own: `@simplewebauthn/browser` is four times as large,
// and Safari before 18.4 has no methods for JSON. One path serves all browsers.

/** Options of the service as WebAuthn Level 3 writes them in JSON. They have more members, which the browser reads. */
export type PasskeyOptions = { challenge: string };
/** The browser's answer in the same form. The service reads it. */
export type PasskeyAnswer = Record<string, unknown>;

/**
 * The request that waits in the autofill of a field, and the end of the last other request. A browser allows one request
 * at a time.
 */
let offered: AbortController | undefined;
let asked: Promise<unknown> = Promise.resolve();

/** Asks the user for a passkey. Throws ApiError, with `passkey_declined` when the user cancelled or has none here. */
export const getPasskey = (options: PasskeyOptions): Promise<PasskeyAnswer> =>
  ask(() => navigator.credentials.get({ publicKey: toRequest(options) }), toAssertion, words.noneUsed);

/** Creates a passkey. Throws ApiError, with `passkey_declined` when the user cancelled. */
export const createPasskey = (options: PasskeyOptions): Promise<PasskeyAnswer> =>
  ask(
    () => navigator.credentials.create({ publicKey: toCreation(options) }),
    toAttestation,
    words.noneCreated,
  );

/**
 * Offers passkeys in the autofill of the field with `autocomplete="webauthn"`, for `milliseconds`. Null when the time
 * is over, `signal` aborts, or the user is asked for a passkey in another way. Throws ApiError when the user cancelled.
 */
export async function offerPasskeys(
  options: PasskeyOptions,
  { signal, milliseconds }: { signal: AbortSignal; milliseconds: number },
): Promise<PasskeyAnswer | null> {
  const offer = new AbortController();
  const withdraw = () => offer.abort();
  signal.addEventListener('abort', withdraw);
  const timer = setTimeout(withdraw, milliseconds);
  offered = offer;
  try {
    return toAssertion(
      await navigator.credentials.get({
        publicKey: toRequest(options),
        mediation: 'conditional',
        signal: offer.signal,
      }),
    );
  } catch (error) {
    if (offer.signal.aborted) return null;
    throw toApiError(error, words.noneUsed);
  } finally {
    signal.removeEventListener('abort', withdraw);
    clearTimeout(timer);
  }
}

/** Resolves when the user is asked for no passkey. */
export const whenUnasked = (): Promise<unknown> => asked;

async function ask(
  request: () => Promise<Credential | null>,
  convert: (credential: Credential | null) => PasskeyAnswer,
  declined: string,
): Promise<PasskeyAnswer> {
  offered?.abort();
  const answer = (async () => convert(await request()))();
  asked = answer.catch(() => {});
  try {
    return await answer;
  } catch (error) {
    throw toApiError(error, declined);
  }
}

/** Browsers do not say whether the user cancelled, waited too long or has no passkey: sites must not learn it. */
const DECLINED = ['NotAllowedError', 'AbortError'];
const REASONS: Record<string, 'exists' | 'unsupported' | 'unverified' | 'wrongAddress'> = {
  InvalidStateError: 'exists',
  NotSupportedError: 'unsupported',
  TypeError: 'unsupported', // there is no `navigator.credentials`
  ConstraintError: 'unverified',
  SecurityError: 'wrongAddress',
};

function toApiError(cause: unknown, declined: string): ApiError {
  const name = cause instanceof Error ? cause.name : '';
  if (DECLINED.includes(name))
    return new ApiError({ code: 'passkey_declined', message: declined }, { cause });
  return new ApiError({ code: 'passkey_failed', message: words[REASONS[name] ?? 'failed'] }, { cause });
}

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const toDescriptors = (named: PublicKeyCredentialDescriptorJSON[] = []) =>
  named.map((one) => ({ ...one, id: toBytes(one.id) }) as PublicKeyCredentialDescriptor);

function toRequest(options: PasskeyOptions): PublicKeyCredentialRequestOptions {
  const { allowCredentials, ...others } = options as PublicKeyCredentialRequestOptionsJSON;
  return {
    ...(others as object),
    challenge: toBytes(options.challenge),
    allowCredentials: toDescriptors(allowCredentials),
  };
}

function toCreation(options: PasskeyOptions): PublicKeyCredentialCreationOptions {
  const { user, rp, pubKeyCredParams, excludeCredentials, ...others } =
    options as PublicKeyCredentialCreationOptionsJSON;
  return {
    ...(others as object),
    rp,
    pubKeyCredParams,
    user: { ...user, id: toBytes(user.id) },
    challenge: toBytes(options.challenge),
    excludeCredentials: toDescriptors(excludeCredentials),
  };
}

const toAnswer = ({ id, rawId, type, authenticatorAttachment }: PublicKeyCredential) => ({
  id,
  rawId: toText(rawId),
  type,
  authenticatorAttachment,
  clientExtensionResults: {},
});

function toAssertion(credential: Credential | null): PasskeyAnswer {
  const { response } = credential as PublicKeyCredential & { response: AuthenticatorAssertionResponse };
  return {
    ...toAnswer(credential as PublicKeyCredential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      ...(response.userHandle && { userHandle: toText(response.userHandle) }),
    },
  };
}

function toAttestation(credential: Credential | null): PasskeyAnswer {
  const { response } = credential as PublicKeyCredential & { response: AuthenticatorAttestationResponse };
  return {
    ...toAnswer(credential as PublicKeyCredential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}
