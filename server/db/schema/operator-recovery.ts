import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

/**
 * What the operator began for a user who cannot sign in, while the user can stop it: at most one of each kind. A row is
 * deleted when the recovery is done or stopped.
 */
export const operatorRecovery = pgTable(
  'operator_recovery',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** `address`: a new address and a new password. `second_factor`: the second factor is removed. */
    kind: text('kind').$type<'address' | 'second_factor'>().notNull(),
    /** The address that the account is to have; null for another kind. */
    newEmail: text('new_email'),
    /** True when passkeys are to be removed too. */
    withPasskeys: boolean('with_passkeys').notNull().default(false),
    /** True when the address so far is a thief's: the account is banned meanwhile, and this address stops nothing. */
    isStolen: boolean('is_stolen').notNull().default(false),
    /** True when the ban ends with the recovery. False for a ban that was there before. */
    liftsBan: boolean('lifts_ban').notNull().default(false),
    /** Who began it, as in `activity`. */
    actor: text('actor'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** The end of the wait, in which it can be stopped. */
    readyAt: instant('ready_at').notNull(),
    /** When the link to the new address expires; null for a kind without a link. */
    expiresAt: instant('expires_at'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.kind] }),
    index('operator_recovery_ready_at_idx').on(table.readyAt),
    index('operator_recovery_expires_at_idx').on(table.expiresAt),
  ],
);
