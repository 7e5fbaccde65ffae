import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { twoFactor } from '../db/schema/two-factor.ts';
import type { Person } from '../users/row-lock.ts';
import type { AppSecrets } from './app-secrets.ts';
import { createTotpSecret, toTotpUri } from './totp.ts';

type AppState = 'off' | 'pending' | 'on';

/** The authenticator apps of users, one for each. An app counts from the first right code on. */
export function createApps(secrets: AppSecrets, issuer: string) {
  const isOf = (userId: string) => eq(twoFactor.userId, userId);
  const find = async (db: Database, userId: string) =>
    (await db.select().from(twoFactor).where(isOf(userId)))[0] ?? null;

  return {
    /** `pending`: the app is set up and no code of it was entered yet. */
    async findState(db: Database, userId: string): Promise<AppState> {
      const app = await find(db, userId);
      if (!app) return 'off';
      return app.verifiedAt === null ? 'pending' : 'on';
    },

    /** Begins to set up an app, in place of an earlier attempt. Returns the address for the app. The person is locked. */
    async begin(trx: Database, { id, email }: Person): Promise<string> {
      const secret = createTotpSecret();
      const begun = { secret: secrets.seal(id, secret), lastStep: null, createdAt: sql`now()` };
      requireOne(
        await trx
          .insert(twoFactor)
          .values({ userId: id, ...begun })
          .onConflictDoUpdate({
            target: twoFactor.userId,
            set: begun,
            setWhere: isNull(twoFactor.verifiedAt),
          })
          .returning({ userId: twoFactor.userId }),
      );
      return toTotpUri(secret, { issuer, email });
    },

    /** The address for the app of a user; null without an app. Throws `conflict` when it cannot be decrypted. */
    async findUri(db: Database, { id, email }: Pick<Person, 'id' | 'email'>): Promise<string | null> {
      const app = await find(db, id);
      return app && toTotpUri(secrets.open(id, app.secret), { issuer, email });
    },

    /**
     * Encrypts the secrets of `most` users after the id `after` with the current secret. `last` is the last user that was
     * read; null when there are no more. `resealed`: how many the previous secret had encrypted.
     */
    async reseal(db: Database, after: string, most: number) {
      const rows = await db
        .select({ userId: twoFactor.userId, secret: twoFactor.secret })
        .from(twoFactor)
        .where(gt(twoFactor.userId, after))
        .orderBy(twoFactor.userId)
        .limit(most);
      let resealed = 0;
      for (const { userId, secret } of rows) {
        const renewed = secrets.reseal(userId, secret);
        if (renewed === null) continue;
        // This may change no row: the user may have replaced or removed the app meanwhile.
        await db
          .update(twoFactor)
          .set({ secret: renewed })
          .where(and(isOf(userId), eq(twoFactor.secret, secret)));
        resealed += 1;
      }
      return { resealed, last: rows.at(-1)?.userId ?? null };
    },

    /** From now on a sign-in asks for a code. The caller has checked a first code in the same transaction. */
    async turnOn(trx: Database, userId: string): Promise<void> {
      requireOne(
        await trx
          .update(twoFactor)
          .set({ verifiedAt: sql`now()` })
          .where(and(isOf(userId), isNull(twoFactor.verifiedAt)))
          .returning({ userId: twoFactor.userId }),
      );
    },

    /** Deletes the app and the backup codes. False when there is no app. */
    async remove(trx: Database, userId: string): Promise<boolean> {
      const removed = await trx.delete(twoFactor).where(isOf(userId)).returning({ userId: twoFactor.userId });
      return removed.length > 0;
    },
  };
}
export type Apps = ReturnType<typeof createApps>;
