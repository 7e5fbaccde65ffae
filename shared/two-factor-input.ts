import { z } from 'zod/mini';
import { presentedPasswordSchema } from './credentials.ts';
import { CODE_DIGITS, type OneTimeCode, oneTimeCodeSchema, readOneTimeCode } from './one-time-code.ts';

// The parts that are read of the bodies of the raw routes below `two-factor/`.

const codeOf = (kind: OneTimeCode['kind'], error: string) =>
  oneTimeCodeSchema.check(
    z.refine((typed) => {
      const read = readOneTimeCode(typed);
      return 'error' in read || read.kind === kind;
    }, error),
  );
const trustDevice = z.optional(z.boolean('Send true or false.'));

export const totpBodySchema = z.object({
  code: codeOf('totp', `Enter the ${CODE_DIGITS} digits of the app.`),
  trustDevice,
});
export const backupCodeBodySchema = z.object({
  code: codeOf('backup', 'Enter a backup code, not a code of the app.'),
  trustDevice,
});

/** The password is enough where no second factor is set. Everybody else proves who they are before the call. */
export const optionalPasswordSchema = z.object({ password: z.optional(presentedPasswordSchema) });

export const enableTwoFactorSchema = z.extend(optionalPasswordSchema, {
  method: z.optional(z.enum(['totp', 'otp'], 'Send totp.')),
});
