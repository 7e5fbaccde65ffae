import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/**
 * The secret behind digests that the database keeps, such as those of backup codes. One row, encrypted with the
 * service's secret: the database alone reveals nothing.
 */
export const lastingSecret = pgTable(
  'lasting_secret',
  {
    /** Always true: there is one row. */
    only: boolean('only').primaryKey().default(true),
    sealed: text('sealed').notNull(),
    /** When the service's current secret encrypted it: when that secret was first used. */
    sealedAt: instant('sealed_at').notNull().defaultNow(),
  },
  (table) => [check('lasting_secret_only', sql`${table.only}`)],
);
