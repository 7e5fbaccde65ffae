import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { account, activity } from '../db/schema/index.ts';
import { passwordOf } from './password-proof.ts';

/** When a person's password was chosen, and when somebody last signed in as them; null when nobody knows. */
export const createOverview = (db: Database) => async (userId: string) => {
  const [[password], [entry]] = await Promise.all([
    db
      .select({ changedAt: account.passwordChangedAt, createdAt: account.createdAt })
      .from(account)
      .where(passwordOf(userId)),
    db
      .select({ at: activity.at })
      .from(activity)
      .where(
        and(
          eq(activity.userId, userId),
          inArray(activity.kind, ['sign_in', 'sign_up']),
          eq(activity.ok, true),
        ),
      )
      .orderBy(desc(activity.id))
      .limit(1),
  ]);
  return {
    passwordChangedAt: password?.changedAt ?? password?.createdAt ?? null,
    lastSignInAt: entry?.at ?? null,
  };
};
