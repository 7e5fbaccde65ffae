import { z } from 'zod/mini';

const LONGEST = 32_768; // characters; the largest known attestation object is below half of it

const encoded = z
  .string('Not a passkey’s answer.')
  .check(
    z.minLength(1, 'Not a passkey’s answer.'),
    z.maxLength(LONGEST, 'Not a passkey’s answer.'),
    z.regex(/^[\w-]+={0,2}$/, 'Not a passkey’s answer.'),
  );
const short = z.string('Not a passkey’s answer.').check(z.maxLength(64, 'Not a passkey’s answer.'));

/**
 * What a browser answers to a request for a passkey, as JSON (WebAuthn Level 3 §5.1.8, AuthenticationResponseJSON). Only
 * its form is checked here. Unknown members are left out.
 */
export const passkeyAnswerSchema = z.object({
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key', 'Not a passkey’s answer.'),
  authenticatorAttachment: z.nullish(short),
  clientExtensionResults: z._default(z.object({}), {}),
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: z.nullish(encoded),
  }),
});

/** What a browser answers to a request to create a passkey (RegistrationResponseJSON). */
export const newPasskeyAnswerSchema = z.object({
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key', 'Not a passkey’s answer.'),
  authenticatorAttachment: z.nullish(short),
  clientExtensionResults: z._default(z.object({}), {}),
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.optional(z.array(short).check(z.maxLength(10, 'Not a passkey’s answer.'))),
  }),
});
