import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { account } from '../db/schema/auth.ts';
import type { Log } from '../log.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { findPasswordHash, passwordOf } from './password-row.ts';

/**
 * Replaces a hash that was made by older rules, while its password is available. Returns the hash that the password
 * was last verified against: it is the stored one unless somebody set another password meanwhile. A hash that could not
 * be replaced is returned as it is; the next verification tries again. Throws when it cannot be known which hash is
 * stored, so that a right password is never answered as a wrong one.
 */
export const createHashRenewal =
  (db: Database, log: Log) =>
  async (userId: string, { password, hash }: { password: string; hash: string }): Promise<string> => {
    try {
      const next = await hashPassword(password);
      const renewed = await db
        .update(account)
        .set({ password: next })
        .where(and(passwordOf(userId), eq(account.password, hash)))
        .returning({ id: account.id });
      if (renewed.length > 0) return next;
    } catch (error) {
      log.warn({ error }, 'an old password hash could not be replaced; the next verification tries again');
    }
    // Another sign-in may have renewed the hash, somebody may have set another password, or the update was committed
    // and its answer was lost.
    const stored = await findPasswordHash(db, userId);
    if (stored === null || stored === hash) return hash;
    return (await verifyPassword({ password, hash: stored })) ? stored : hash;
  };
export type HashRenewal = ReturnType<typeof createHashRenewal>;
