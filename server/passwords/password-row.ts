import { randomUUID } from 'node:crypto';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { account, type user } from '../db/schema/auth.ts';

/** The provider id of a password. */
export const CREDENTIAL = 'credential';

/**
 * The rows that may hold a person's password. Better Auth signs in by the one whose `account_id` is the person's
 * id, and by no other; an import may have left others.
 */
export const passwordOf = (userId: string) =>
  and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL));

/** The one of these rows that signs in: see `passwordOf`. */
export const signInPassword = (userId: string | typeof user.id) =>
  and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL), eq(account.accountId, userId));

/** The hash a person's password is checked against; null when it opens nothing until it is reset. */
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
 * Gives a person a password, in the row that signs in: made where there is none (who was imported, or signed up
 * elsewhere), and the only one from then on. The person is locked. Throws when no row holds it afterwards.
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
