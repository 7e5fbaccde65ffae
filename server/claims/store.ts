import { eq, sql } from 'drizzle-orm';
import { type Claims, type ClaimsUpdate, toClaims } from '../../shared/claims.ts';
import { reportActivity } from '../activity/event.ts';
import { BY_NOBODY } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { claims } from '../db/schema/claims.ts';
import { AppError } from '../errors.ts';
import type { SessionCache } from '../session/cache.ts';
import { isStorable } from '../users/directory.ts';

type Write = {
  userId: string;
  /** Only the named claims are replaced. Without a claim, nothing is written. */
  changes: ClaimsUpdate;
  /** The version that the writer has read. */
  expected: number;
  /** Who writes: the name of a back end's key, or the operator. The user's security log shows it. */
  by: string;
  requestId: string;
};
type Row = { data: unknown; version: number; is_written: boolean };

const nobody = () => new AppError('not_found', { sentence: 'There is no such user.' });

/** What the operator and back ends say about users: one row of JSON, whose fields `shared/claims.ts` defines. */
export function createClaimsStore(db: Database, cache: SessionCache) {
  return {
    /** The claims of a user; the defaults with version 0 when nothing was ever said. */
    async find(userId: string): Promise<Claims> {
      const [row] = await db
        .select({ data: claims.data, version: claims.version })
        .from(claims)
        .where(eq(claims.userId, userId));
      return toClaims(row?.data, row?.version ?? 0);
    },

    /**
     * Replaces the named claims and returns all of them. One statement locks the user, compares the version, merges
     * and logs: of two simultaneous writes with the same version exactly one wins. The claims of a banned user can be
     * written. Throws `not_found` for a user who is gone or whose deletion is pending, and `precondition_failed` for
     * another version.
     */
    async write({ userId, changes, expected, by, requestId }: Write): Promise<Claims> {
      if (!isStorable(userId)) throw nobody();
      const isEmpty = Object.keys(changes).length === 0;
      const [row] = await readRows<Row>(
        db,
        sql`
        with person as (
          select id from "user" where id = ${userId} and deletion_due_at is null for update
        ),
        known as (
          select person.id, claims.data, coalesce(claims.version, 0) as version
          from person left join claims on claims.user_id = person.id
        ),
        written as (
          insert into claims (user_id, data)
          select id, ${JSON.stringify(changes)}::jsonb from known
          where not ${isEmpty}::boolean and version = ${expected}::integer
          on conflict (user_id) do update
            set data = claims.data || excluded.data, version = claims.version + 1, updated_at = now()
            where claims.version = ${expected}::integer
          returning user_id, data, version
        ),
        logged as (
          insert into activity (user_id, kind, actor, request_id)
          select user_id, 'claims_changed', ${by}, ${requestId} from written
        )
        select coalesce(written.data, known.data) as data, coalesce(written.version, known.version) as version,
          written.user_id is not null as is_written
        from known left join written on written.user_id = known.id`,
      ).finally(() => cache.invalidate({ userId }));
      if (!row) throw nobody();
      if (!(row.is_written || (isEmpty && row.version === expected)))
        throw new AppError('precondition_failed');
      if (row.is_written)
        reportActivity(db, { kind: 'claims_changed', userId }, { ...BY_NOBODY, requestId, actor: by });
      return toClaims(row.data, row.version);
    },
  };
}
export type ClaimsStore = ReturnType<typeof createClaimsStore>;
