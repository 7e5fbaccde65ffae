import { createHmac } from 'node:crypto';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { mailBudget } from '../db/schema/mail.ts';

const HOUR = 3600; // seconds

/** The current hour of an address. */
export type Hour = { endsAt: Date; secondsLeft: number; summaryId: string | null };

/**
 * Counts mails to an address within an hour that begins with the first mail. It counts in the transaction that queues
 * the mail: a rollback also undoes the count, and processes wait for each other at the locked row.
 */
export function createMailBudget(key: Buffer) {
  const toDigest = (email: string): string => createHmac('sha256', key).update(email).digest('base64url');
  const isOf = (email: string) => eq(mailBudget.recipient, toDigest(email));

  /** The statement counts a mail under each name of `limits`. It returns a row only if no limit is exceeded. */
  const toStatement = (email: string, limits: Record<string, number>, from: SQL = sql``): SQL => {
    const isOver = sql`${mailBudget.endsAt} <= now()`;
    const names = Object.entries(limits).map(([name, most]) => ({
      name: sql`${name}::text`,
      count: sql`coalesce((${mailBudget.counts} ->> ${name}::text)::integer, 0)`,
      most,
    }));
    const first = JSON.stringify(Object.fromEntries(Object.keys(limits).map((name) => [name, 1])));
    const next = sql.join(
      names.map(({ name, count }) => sql`${name}, ${count} + 1`),
      sql`, `,
    );
    const hasRoom = sql.join(
      names.map(({ count, most }) => sql`${count} < ${most}`),
      sql` and `,
    );
    return sql`
      insert into ${mailBudget} (recipient, ends_at, counts)
      select ${toDigest(email)}::text, now() + make_interval(secs => ${HOUR}), ${first}::jsonb ${from}
      on conflict (recipient) do update set
        ends_at = case when ${isOver} then excluded.ends_at else ${mailBudget.endsAt} end,
        counts = case when ${isOver} then excluded.counts
          else ${mailBudget.counts} || jsonb_build_object(${next}) end,
        summary_id = case when ${isOver} then null else ${mailBudget.summaryId} end
      where ${isOver} or (${hasRoom})
      returning recipient`;
  };

  return {
    toStatement,

    /** Counts a mail; false when a limit of the hour is reached. The row stays locked either way. */
    async spend(trx: Database, email: string, limits: Record<string, number>): Promise<boolean> {
      const { rows } = (await trx.execute(toStatement(email, limits))) as unknown as { rows: unknown[] };
      return rows.length > 0;
    },

    /** The hour in which `spend` just returned false. */
    async findHour(trx: Database, email: string): Promise<Hour> {
      const left = sql<string>`extract(epoch from ${mailBudget.endsAt} - now())`;
      const [row] = await trx
        .select({ endsAt: mailBudget.endsAt, left, summaryId: mailBudget.summaryId })
        .from(mailBudget)
        .where(isOf(email));
      if (!row) throw new Error('an hour that was just counted in is gone');
      return {
        endsAt: row.endsAt,
        secondsLeft: Math.max(1, Math.ceil(Number(row.left))),
        summaryId: row.summaryId,
      };
    },

    /** Stores the id of the hour's summary. Throws when the recipient has no hour. */
    async noteSummary(trx: Database, email: string, summaryId: string): Promise<void> {
      requireOne(
        await trx
          .update(mailBudget)
          .set({ summaryId })
          .where(isOf(email))
          .returning({ recipient: mailBudget.recipient }),
      );
    },
  };
}
export type MailBudget = ReturnType<typeof createMailBudget>;
