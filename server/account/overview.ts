import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { account, activity } from '../db/schema/index.ts';
import { passwordOf } from './password-row.ts';

type Asking = { userId: string; sessionId: string };

/**
 * When a person's password was chosen, when somebody last signed in as them, and the last sign-in that did not open
 * the asking session; null when nobody knows.
 */
export const createOverview =
  (db: Database) =>
  async ({ userId, sessionId }: Asking) => {
    const isSignIn = and(
      eq(activity.userId, userId),
      inArray(activity.kind, ['sign_in', 'sign_up']),
      eq(activity.ok, true),
    );
    const [[password], [last], [other]] = await Promise.all([
      db
        .select({ changedAt: account.passwordChangedAt, createdAt: account.createdAt })
        .from(account)
        .where(passwordOf(userId)),
      db.select({ at: activity.at }).from(activity).where(isSignIn).orderBy(desc(activity.id)).limit(1),
      db
        .select({ at: activity.at, place: activity.place, userAgent: activity.userAgent })
        .from(activity)
        .where(and(isSignIn, ne(activity.sessionId, sessionId)))
        .orderBy(desc(activity.id))
        .limit(1),
    ]);
    return {
      passwordChangedAt: password?.changedAt ?? password?.createdAt ?? null,
      lastSignInAt: last?.at ?? null,
      otherSignIn: other ?? null,
    };
  };
