import { sql } from 'drizzle-orm';
import type { ChangePage } from '../../shared/change.ts';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { change } from '../db/schema/change.ts';
import { AppError } from '../errors.ts';

/** Days. A reader who comes back later has to start over. */
const KEPT_DAYS = 30;
/** Rows that one statement numbers or deletes. */
const BATCH = 1_000;
/** Milliseconds that a process may pause while it numbers. Whoever waits for the lock waits longer than that. */
const PAUSE_MOST = 2_000;
/** A fixed number that no other program in the same database is likely to lock: "feed" in ASCII. */
const LOCK = 0x66656564;

/** `after` of a reader who wants the newest cursor and no change. */
export const LATEST = 'latest';

// The number of a row and its mark.
const CURSOR = /^(\d{1,15})\.([0-9a-f]{12})$/;
const toCursor = ({ number, mark }: { number: string; mark: string }) => `${number}.${mark}`;

type Row = {
  number: string | null;
  mark: string;
  kind: ChangePage['changes'][number]['kind'] | 'start';
  userId: string;
  at: string;
  isRest: boolean;
};

const KEPT_FROM = sql`now() - make_interval(days => ${KEPT_DAYS})`;

/**
 * The feed of changes. Triggers write its rows; they are numbered when somebody reads. One transaction at a time numbers
 * rows, and only committed ones, so that a number is never smaller than one that a reader has seen. A transaction that
 * stays open delays its own rows alone.
 */
export function createChangeStore(db: Database) {
  /** Numbers committed rows, at most one batch. Returns their count. */
  const numberBatch = (): Promise<number> =>
    db.transaction(async (trx) => {
      // A number that a reader has received must survive a crash of the server, even if the operator chose otherwise.
      // A process that hangs now loses its connection, and the lock.
      await trx.execute(sql`select pg_advisory_xact_lock(${LOCK}), set_config('synchronous_commit',
        case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end, true),
        set_config('idle_in_transaction_session_timeout', ${String(PAUSE_MOST)}, true)`);
      // A statement of its own, which sees what the previous holder of the lock committed.
      const rows = await readRows(
        trx,
        sql`
        with last as (select max(number) as number from ${change} where number is not null),
        start as (
          insert into ${change} (number, mark, kind, user_id)
          select 0, ${newMark}, 'start', '' from last where number is null
        ),
        next as (
          select id, row_number() over (order by id) as place
          from (select id from ${change} where number is null order by id limit ${BATCH}) as rest
        )
        update ${change} set number = coalesce(last.number, 0) + next.place, mark = ${newMark}
        from next, last where change.id = next.id returning 1`,
      );
      return rows.length;
    });

  /** Numbers every committed row. */
  async function number(): Promise<void> {
    while ((await numberBatch()) === BATCH);
  }

  /** The rows from this number on, and whether there are rows without a number; both of one moment. */
  const readFrom = (from: number | 'last', most: number): Promise<Row[]> =>
    readRows<Row>(
      db,
      sql`
      select number::text, mark, kind, user_id as "userId", is_rest as "isRest",
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from (select exists (select from ${change} where number is null) as is_rest) as rest
      left join lateral (
        select number, mark, kind, user_id, at from ${change}
        where ${from === 'last' ? sql`number is not null order by number desc` : sql`number >= ${from} order by number`}
        limit ${most}
      ) as numbered on true
      order by numbered.number`,
    );

  /** The same after committed rows are numbered, if there are rows without a number and `isEnough` does not hold. */
  async function readNumbered(
    read: () => Promise<Row[]>,
    isEnough: (rows: Row[]) => boolean,
  ): Promise<Row[]> {
    const rows = await read();
    if (rows[0]?.number && (!rows[0].isRest || isEnough(rows))) return rows;
    await number();
    return read();
  }

  async function readLatest(): Promise<ChangePage> {
    const [last] = await readNumbered(
      () => readFrom('last', 1),
      () => false,
    );
    if (!last?.number) throw new Error('the feed of changes has no start');
    return { changes: [], cursor: toCursor({ ...last, number: last.number }), more: false };
  }

  return {
    /**
     * At most `limit` changes after a cursor; the oldest that are kept without one. Throws `gone` for a cursor that is
     * too old or of another history, `invalid_input` for one that never was a cursor.
     */
    async read(after: string | undefined, limit: number): Promise<ChangePage> {
      if (after === LATEST) return readLatest();
      const [, number, mark] = after === undefined ? [] : (CURSOR.exec(after) ?? refuseCursor());
      const passed = number === undefined ? 0 : 1;
      const rows = await readNumbered(
        () => readFrom(Number(number ?? 0), passed + limit + 1),
        (found) => found.length > passed + limit,
      );
      const numbered = rows.filter((row): row is Row & { number: string } => row.number !== null);
      if (passed === 1 && (numbered[0]?.number !== number || numbered[0]?.mark !== mark))
        throw new AppError('gone', {
          sentence: `This cursor is older than ${KEPT_DAYS} days, or of another database. Start over: ask with after=${LATEST} for a new cursor, read every user again, then go on from that cursor.`,
        });
      const page = numbered.slice(0, passed + limit);
      const last = page.at(-1);
      if (!last) throw new Error('the feed of changes has no start');
      return {
        changes: page
          .slice(passed)
          .flatMap(({ kind, userId, at }) => (kind === 'start' ? [] : [{ kind, userId, at }])),
        cursor: toCursor(last),
        more: numbered.length > page.length || rows.some(({ isRest }) => isRest),
      };
    },

    /**
     * Numbers what nobody read, then deletes a batch of the changes that are too old, the smallest numbers first: what
     * is left has no gap. The newest of them stays, so that a reader who has seen everything keeps a cursor. Returns
     * the number of deleted rows; `isDone` when none is left.
     */
    async removeOld(): Promise<{ gone: number; isDone: boolean }> {
      await number();
      const rows = await readRows(
        db,
        sql`delete from ${change} where ctid = any(array(
          select ctid from ${change}
          where number < coalesce(
            (select min(number) from ${change} where number is not null and at >= ${KEPT_FROM}),
            (select max(number) + 1 from ${change} where number is not null)
          ) - 1
          order by number limit ${BATCH}
        )) returning 1`,
      );
      return { gone: rows.length, isDone: rows.length < BATCH };
    },
  };
}
export type ChangeStore = ReturnType<typeof createChangeStore>;

/** SQL: 48 random bits. */
const newMark = sql`left(replace(gen_random_uuid()::text, '-', ''), 12)`;

function refuseCursor(): never {
  const message = `Send a cursor that an answer contained, or ${LATEST}.`;
  throw new AppError('invalid_input', { sentence: message, fields: { after: message } });
}
