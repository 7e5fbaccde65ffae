import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12; // NIST SP 800-38D §8.2.2: random nonces of 96 bits
const TAG_BYTES = 16;

/**
 * Keeps the secrets of a mail's links until it is sent: in the database they are encrypted, and bound to
 * the mail's id, so that a row copied into another opens nothing.
 */
export function createSecretBox(key: Buffer) {
  return {
    /** Base64 of nonce, tag and ciphertext. */
    seal(id: string, secrets: Record<string, string>): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(id));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },

    /** Null when it cannot be opened: the service's secret was changed, or somebody meddled. */
    open(id: string, text: string): Record<string, string> | null {
      const bytes = Buffer.from(text, 'base64');
      try {
        const opener = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(id))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const opened = Buffer.concat([
          opener.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
          opener.final(),
        ]).toString('utf8');
        return JSON.parse(opened) as Record<string, string>;
      } catch {
        return null;
      }
    },
  };
}
export type SecretBox = ReturnType<typeof createSecretBox>;
