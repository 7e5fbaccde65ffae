import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys } from './keys.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12; // NIST SP 800-38D §8.2.2: random nonces of 96 bits
const TAG_BYTES = 16;

/**
 * Encrypts secrets that the database stores: those of a mail's links until the mail is sent, and those of authenticator
 * apps. The ciphertext is bound to the row's id, so that it cannot be decrypted in another row.
 */
export function createSecretBox(keys: Keys) {
  const openWith = (key: Buffer, id: string, bytes: Buffer): Record<string, string> | null => {
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
  };
  return {
    /** Base64 of nonce, tag and ciphertext. */
    seal(id: string, secrets: Record<string, string>): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, keys[0], nonce).setAAD(Buffer.from(id));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },

    /** Null when the text cannot be decrypted: the service's secret changed, or somebody manipulated the row. */
    open(id: string, text: string): Record<string, string> | null {
      const bytes = Buffer.from(text, 'base64');
      for (const key of keys) {
        const opened = openWith(key, id, bytes);
        if (opened) return opened;
      }
      return null;
    },

    /** True for a text that the current key encrypted. */
    isCurrent: (id: string, text: string): boolean =>
      openWith(keys[0], id, Buffer.from(text, 'base64')) !== null,
  };
}
export type SecretBox = ReturnType<typeof createSecretBox>;
