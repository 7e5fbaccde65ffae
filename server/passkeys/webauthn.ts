import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers';

/**
 * What the library for passkeys gives us. It is large, and no start needs it, so it is imported when it is first used. It
 * is imported as a whole: when its parts are in files of their own, the bundle runs them in an order that fails.
 */
export const webauthn = {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  decodeAttestationObject,
  isoBase64URL,
  isoCBOR,
};
