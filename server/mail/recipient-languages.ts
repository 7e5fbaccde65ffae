import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { profile, user } from '../db/schema/index.ts';

// The languages of a user, the best first. What the user chose in the profile comes before the language of the last
// sign-in. A request of somebody who is not signed in has no part in it: it may be a stranger's.

const locale = sql<string | null>`${profile.data} ->> 'locale'`;

/** SQL: the languages of the user with this id, as one value; null without such a user. */
export const selectLanguages = (userId: SQL | string | null): SQL<string[] | null> =>
  sql`(select array_remove(array[${locale}, ${user.language}], null) from ${user} left join ${profile} on ${profile.userId} = ${user.id}
    where ${user.id} = ${userId})`;

/** The languages of the user with this id, for a mail that is queued after the user's rows were deleted. */
export const findLanguages = (db: Database, userId: string): Promise<string[]> =>
  readLanguages(db, eq(user.id, userId));

/** The languages of the user who has this address. */
export const findLanguagesAt = (db: Database, email: string): Promise<string[]> =>
  readLanguages(db, eq(user.email, email));

async function readLanguages(db: Database, condition: SQL): Promise<string[]> {
  const found = await db
    .select({ locale, language: user.language })
    .from(user)
    .leftJoin(profile, eq(profile.userId, user.id))
    .where(condition);
  return found.flatMap(({ locale, language }) => [locale, language]).filter((one) => one !== null);
}
