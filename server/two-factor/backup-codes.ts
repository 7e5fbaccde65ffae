import { createHmac, randomInt } from 'node:crypto';
import { and, count, eq } from 'drizzle-orm';
import { BACKUP_CODE_LENGTH } from '../../shared/one-time-code.ts';
import { BACKUP_CODES } from '../../shared/second-factor.ts';
import type { Database } from '../db/database.ts';
import { backupCode } from '../db/schema/two-factor.ts';

/** Letters and digits that nobody confuses: without 0 and o, 1, i and l. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

const createCode = (): string =>
  Array.from({ length: BACKUP_CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** The form in which people read a code. */
const toShown = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/**
 * Backup codes: each replaces one code of the authenticator app. The database stores a digest that needs a key, because
 * 49 random bits could be found by trying.
 */
export function createBackupCodes(key: Buffer) {
  const toHash = (userId: string, code: string): string =>
    createHmac('sha256', key).update(`${userId} ${code}`).digest('base64url');

  return {
    /** Replaces all codes of a user, who is locked and has a row in `two_factor`. Returns the codes to be shown once. */
    async replace(trx: Database, userId: string): Promise<string[]> {
      const codes = new Set<string>();
      while (codes.size < BACKUP_CODES) codes.add(createCode());
      await trx.delete(backupCode).where(eq(backupCode.userId, userId));
      await trx
        .insert(backupCode)
        .values([...codes].map((code) => ({ userId, codeHash: toHash(userId, code) })));
      return [...codes].map(toShown);
    },

    /** Uses a code up. False when it is unknown or used. */
    async consume(trx: Database, userId: string, code: string): Promise<boolean> {
      const isThis = and(eq(backupCode.userId, userId), eq(backupCode.codeHash, toHash(userId, code)));
      const used = await trx.delete(backupCode).where(isThis).returning({ userId: backupCode.userId });
      return used.length > 0;
    },

    /** The number of codes that were not used. */
    async countLeft(db: Database, userId: string): Promise<number> {
      const [row] = await db.select({ left: count() }).from(backupCode).where(eq(backupCode.userId, userId));
      return row?.left ?? 0;
    },
  };
}
export type BackupCodes = ReturnType<typeof createBackupCodes>;
