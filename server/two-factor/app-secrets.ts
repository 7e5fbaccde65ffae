import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

/** Encrypts the secrets of authenticator apps, each bound to its user. */
export const createAppSecrets = (box: SecretBox, log: Log) => ({
  seal: (userId: string, secret: Buffer): string => box.seal(userId, { totp: secret.toString('base64') }),

  /** The text as the current secret encrypts it; null when it did so already, or when no secret opens the text. */
  reseal(userId: string, sealed: string): string | null {
    if (box.isCurrent(userId, sealed)) return null;
    const opened = box.open(userId, sealed);
    return opened && box.seal(userId, opened);
  },

  /** Throws `conflict` when the secret cannot be decrypted: `BETTER_AUTH_SECRET` changed, or somebody moved the row. */
  open(userId: string, sealed: string): Buffer {
    const totp = box.open(userId, sealed)?.totp;
    if (totp !== undefined) return Buffer.from(totp, 'base64');
    log.error(
      { userId },
      'the secret of an authenticator app cannot be decrypted: was BETTER_AUTH_SECRET replaced?',
    );
    throw new AppError('conflict', {
      sentence:
        'The service can no longer check codes of this account. Ask the operator to reset its two-factor.',
    });
  },
});
export type AppSecrets = ReturnType<typeof createAppSecrets>;
