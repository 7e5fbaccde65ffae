import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { isPersonGone } from '../db/fault.ts';
import { session, user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';

export type Person = typeof user.$inferSelect;

/**
 * Locks a person, so that no other transaction changes the account until this transaction ends. Null when the person
 * does not exist. Every transaction that changes an account begins with this lock: two transactions that lock their
 * rows in different orders would deadlock.
 */
export const lockPerson = async (trx: Database, userId: string): Promise<Person | null> =>
  (await trx.select().from(user).where(eq(user.id, userId)).for('update'))[0] ?? null;

/** Locks several persons, always in the same order. */
export async function lockPersons(trx: Database, userIds: readonly string[]): Promise<void> {
  await trx
    .select({ id: user.id })
    .from(user)
    .where(inArray(user.id, [...new Set(userIds)]))
    .orderBy(user.id)
    .for('update');
}

/**
 * Locks the persons whose sessions have these tokens, and the person of `userId`, all in one order: two requests that
 * lock them one after the other could deadlock. Returns the person of `userId`; null when this person does not exist.
 */
export async function lockHolders(
  trx: Database,
  userId: string | null,
  tokens: readonly string[],
): Promise<Person | null> {
  const holders = sql`array(${trx
    .select({ userId: session.userId })
    .from(session)
    .where(inArray(session.token, [...tokens]))})`;
  const persons = await trx
    .select()
    .from(user)
    .where(sql`${user.id} = any(array_append(${holders}, ${userId}::text))`)
    .orderBy(user.id)
    .for('update');
  return persons.find(({ id }) => id === userId) ?? null;
}

/**
 * Locks the person of an identity. Throws `unauthenticated` when the person is banned, or when the person or the
 * session no longer exists: a session that was ended meanwhile, because somebody secured the account, must not begin
 * anything.
 */
export async function lockIdentity(
  trx: Database,
  { user: { id }, session: asking }: { user: { id: string }; session: { id: string } },
): Promise<Person> {
  const person = await lockPerson(trx, id);
  const alive = await trx
    .select({ id: session.id })
    .from(session)
    .where(eq(session.id, asking.id))
    .for('key share');
  if (!person || person.disabledAt || alive.length === 0) throw new AppError('unauthenticated');
  return person;
}

/**
 * Runs a statement that finds a person by their address. Runs it once more when the account was deleted meanwhile. Then
 * it finds nobody, like for an unknown address.
 */
export const retryIfPersonGone = <Result>(statement: () => Promise<Result>): Promise<Result> =>
  statement().catch((error: unknown) => {
    if (isPersonGone(error)) return statement();
    throw error;
  });
