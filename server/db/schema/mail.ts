import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/**
 * The outbox: what is to be sent, written in the transaction of what it tells. A mail is due while
 * neither `sentAt` nor `givenUpAt` is set.
 */
export const mail = pgTable(
  'mail',
  {
    id: text('id').primaryKey(),
    recipient: text('recipient').notNull(),
    /** Whose account it tells of; null for nobody's. Addresses change hands, accounts don't. */
    userId: text('user_id'),
    /** A name of `mail/templates.ts`. */
    template: text('template').notNull(),
    /** What the template says beside its links. */
    params: jsonb('params').notNull(),
    /** The links' secrets, encrypted; null once the mail is sent or given up. */
    secrets: text('secrets'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Attempts begun. */
    attempts: integer('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull().defaultNow(),
    /** The worker that is sending it, which has to renew its claim while it does. */
    claimedBy: text('claimed_by'),
    claimedUntil: instant('claimed_until'),
    sentAt: instant('sent_at'),
    givenUpAt: instant('given_up_at'),
    /** What the last attempt failed with: a code, never the server's words, which may quote an address. */
    lastError: text('last_error'),
  },
  (table) => [
    index('mail_due_at_idx').on(table.dueAt).where(sql`sent_at is null and given_up_at is null`),
    index('mail_created_at_idx').on(table.createdAt),
    index('mail_user_id_idx').on(table.userId),
  ],
);

/** What was mailed to an address in the hour that began with its first mail. One row an address, swept after its hour. */
export const mailBudget = pgTable(
  'mail_budget',
  {
    /** HMAC of the address. */
    recipient: text('recipient').primaryKey(),
    endsAt: instant('ends_at').notNull(),
    /** Mails of the hour by the names of `mail/classes.ts`. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull(),
    /** The mail that will tell what was above the budget; null while nothing was. */
    summaryId: text('summary_id'),
  },
  (table) => [index('mail_budget_ends_at_idx').on(table.endsAt)],
);
