import { desc, eq } from 'drizzle-orm';
import { findNewest } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { account } from '../db/schema/index.ts';
import { passwordOf } from './password-row.ts';

type Asking = { userId: string; sessionId: string };

/**
 * When a person's password was chosen, when somebody last signed in as them, and the last sign-in that did not open
 * the asking session; null when nobody knows.
 */
export const createOverview =
  (db: Database) =>
  async ({ userId, sessionId }: Asking) => {
    const signIns = { userId, kinds: ['sign_in', 'sign_up'], ok: [true], most: 1 } as const;
    const [[password], [last], [other]] = await Promise.all([
      db
        .select({ changedAt: account.passwordChangedAt, createdAt: account.createdAt })
        .from(account)
        .where(passwordOf(userId))
        .orderBy(desc(eq(account.accountId, userId)), account.id)
        .limit(1),
      findNewest(db, signIns),
      findNewest(db, { ...signIns, otherThan: sessionId }),
    ]);
    return {
      passwordChangedAt: password?.changedAt ?? password?.createdAt ?? null,
      lastSignInAt: last?.at ?? null,
      otherSignIn: other ?? null,
    };
  };
