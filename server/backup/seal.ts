import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKeys, type Keys, type Secrets } from '../secrets/keys.ts';

/** The keys that prove where a backup comes from. The first is used for new ones. */
export const toBackupKeys = (secrets: Omit<Secrets, 'lasting'>): Keys => deriveKeys(secrets, 'backups');

/** Sums up the bytes of a backup: a checksum, and a proof for each key. */
export function createSeal(keys: readonly Buffer[]) {
  const sum = createHash('sha256');
  const proofs = keys.map((key) => createHmac('sha256', key));
  return {
    add(bytes: string | Buffer): void {
      sum.update(bytes);
      for (const proof of proofs) proof.update(bytes);
    },
    finish: () => ({ sha256: sum.digest('hex'), hmacs: proofs.map((proof) => proof.digest('hex')) }),
  };
}

/** Compares in a time that does not depend on where the texts differ. */
export function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
