import { randomUUID } from 'node:crypto';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { account, type user } from '../db/schema/auth.ts';
import type { link } from '../db/schema/security.ts';

/** The provider id of a password. */
export const CREDENTIAL = 'credential';

/**
 * SQL condition: the rows that may hold a person's password. Only the row whose `account_id` is the person's id is used
 * to sign in, as in Better Auth. An import may have left other rows.
 */
export const passwordOf = (userId: string | typeof link.userId) =>
  and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL));

/** SQL condition: the row that is used to sign in, see `passwordOf`. */
export const signInPassword = (userId: string | typeof user.id) =>
  and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL), eq(account.accountId, userId));

/** The hash that a person's password is checked against; null when the person has no password until a reset. */
export async function findPasswordHash(db: Database, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ hash: account.password })
    .from(account)
    .where(passwordOf(userId))
    .orderBy(desc(eq(account.accountId, userId)), account.id)
    .limit(1);
  return row?.hash ?? null;
}

/**
 * Stores a person's password hash in the row that is used to sign in. Creates the row when it does not exist (the
 * person was imported, or signed up elsewhere) and deletes the person's other password rows. The person must be locked.
 * Throws when no row holds the hash afterwards.
 */
export async function setPasswordHash(trx: Database, userId: string, hash: string): Promise<void> {
  // Only an import leaves rows under other account ids.
  await trx.delete(account).where(and(passwordOf(userId), ne(account.accountId, userId)));
  const now = sql`now()`;
  const chosen = { userId, password: hash, passwordChangedAt: now, updatedAt: now };
  requireOne(
    await trx
      .insert(account)
      .values({ id: randomUUID(), accountId: userId, providerId: CREDENTIAL, ...chosen })
      .onConflictDoUpdate({ target: [account.providerId, account.accountId], set: chosen })
      .returning({ id: account.id }),
  );
}
