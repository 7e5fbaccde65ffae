import { eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/auth.ts';

export type Person = typeof user.$inferSelect;

/**
 * A person, whose account nobody else changes until the transaction ends; null when there is none. Every
 * transaction that changes an account begins with it: two that took their rows in different orders would wait
 * for each other.
 */
export const lockPerson = async (trx: Database, userId: string): Promise<Person | null> =>
  (await trx.select().from(user).where(eq(user.id, userId)).for('update'))[0] ?? null;
