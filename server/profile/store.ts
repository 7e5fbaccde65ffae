import { eq, sql } from 'drizzle-orm';
import { type Profile, type ProfileUpdate, toProfile } from '../../shared/profile.ts';
import type { Database } from '../db/database.ts';
import { profile } from '../db/schema/profile.ts';
import { AppError } from '../errors.ts';
import type { SessionCache } from '../session/cache.ts';

/** A person's profile: one row of JSON, whose fields `shared/profile.ts` defines. */
export function createProfileStore(db: Database, cache: SessionCache) {
  const find = async (userId: string): Promise<Profile> => {
    const [row] = await db
      .select({ data: profile.data, version: profile.version })
      .from(profile)
      .where(eq(profile.userId, userId));
    return toProfile(row?.data, row?.version ?? 0);
  };

  return {
    /** The profile; the defaults with version 0 when nothing was ever saved. */
    find,

    /**
     * Writes only the given fields. One statement merges them in the database, so that two simultaneous updates of
     * different fields both survive. Without fields, it writes nothing.
     */
    async update(userId: string, changes: ProfileUpdate): Promise<Profile> {
      if (Object.keys(changes).length === 0) return find(userId);
      const [row] = await db
        .insert(profile)
        .values({ userId, data: changes })
        .onConflictDoUpdate({
          target: profile.userId,
          set: {
            data: sql`${profile.data} || excluded.data`,
            version: sql`${profile.version} + 1`,
            updatedAt: sql`now()`,
          },
        })
        .returning({ data: profile.data, version: profile.version })
        .finally(() => cache.invalidate({ userId }));
      if (!row) throw new AppError('internal', { detail: 'an upsert returned no row' });
      return toProfile(row.data, row.version);
    },
  };
}
export type ProfileStore = ReturnType<typeof createProfileStore>;
