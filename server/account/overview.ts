import { desc, eq } from 'drizzle-orm';
import { findNewest } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { account } from '../db/schema/index.ts';
import { passwordOf } from '../passwords/password-row.ts';

/** `browsers`: the marks of the caller's browser. */
type Asking = { userId: string; sessionId: string; browsers: readonly string[] };

/**
 * Finds when a person's password was chosen, when somebody last signed in as this person, and the last sign-in
 * elsewhere, which neither opened the caller's session nor came from the caller's browser. Each value is null when it
 * is unknown.
 */
export const createOverview =
  (db: Database) =>
  async ({ userId, ...asking }: Asking) => {
    const signIns = { userId, kinds: ['sign_in', 'sign_up'], ok: [true], most: 1 } as const;
    const [[password], [last], [other]] = await Promise.all([
      db
        .select({ changedAt: account.passwordChangedAt, createdAt: account.createdAt })
        .from(account)
        .where(passwordOf(userId))
        .orderBy(desc(eq(account.accountId, userId)), account.id)
        .limit(1),
      findNewest(db, signIns),
      findNewest(db, { ...signIns, otherThan: asking }),
    ]);
    return {
      passwordChangedAt: password?.changedAt ?? password?.createdAt ?? null,
      lastSignInAt: last?.at ?? null,
      otherSignIn: other ?? null,
    };
  };
