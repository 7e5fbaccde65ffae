import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/**
 * What happened to users, for the feed of back ends; ids and kinds only. Triggers write it in the transaction of the
 * change. `number` is the position in the feed: it is null until the row is committed and numbered, because neither an
 * identity nor an instant follows the order of commits.
 */
export const change = pgTable(
  'change',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    number: bigint('number', { mode: 'number' }),
    /** Random, chosen with the number: a cursor that holds both belongs to this history and no other. */
    mark: text('mark'),
    /** A kind of `shared/change.ts`, or `start`: the row before the first change, so that each history has a cursor. */
    kind: text('kind').notNull(),
    /** Not a foreign key: the entry outlives its user. */
    userId: text('user_id').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('change_number_idx').on(table.number).where(sql`number is not null`),
    index('change_unnumbered_idx').on(table.id).where(sql`number is null`),
  ],
);
