import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/**
 * The outbox: mails to be sent. A mail is written in the same transaction as the event that it reports. A mail is due
 * while neither `sentAt` nor `givenUpAt` is set.
 */
export const mail = pgTable(
  'mail',
  {
    id: text('id').primaryKey(),
    recipient: text('recipient').notNull(),
    /** The user whose account the mail is about; null for none. An address may change hands, an account does not. */
    userId: text('user_id'),
    /** A name of `mail/templates.ts`. */
    template: text('template').notNull(),
    /** The values for the template, except its links. */
    params: jsonb('params').notNull(),
    /**
     * The languages of the recipient when the mail was queued, the best first, as BCP 47 tags. Null or empty for the
     * default language, such as in mails that an older version queued.
     */
    languages: text('languages').array(),
    /** The secrets of the links, encrypted; null once the mail is sent or given up. */
    secrets: text('secrets'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** The number of attempts, counted when each begins. */
    attempts: integer('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull().defaultNow(),
    /** The worker that is sending the mail; it has to renew its claim meanwhile. */
    claimedBy: text('claimed_by'),
    claimedUntil: instant('claimed_until'),
    sentAt: instant('sent_at'),
    givenUpAt: instant('given_up_at'),
    /** The error of the last attempt: a code, never the mail server's message, which may quote an address. */
    lastError: text('last_error'),
  },
  (table) => [
    index('mail_due_at_idx').on(table.dueAt).where(sql`sent_at is null and given_up_at is null`),
    index('mail_created_at_idx').on(table.createdAt),
    index('mail_failed_idx')
      .on(table.createdAt)
      .where(sql`sent_at is null and (last_error is not null or given_up_at is not null)`),
    index('mail_user_id_idx').on(table.userId),
  ],
);

/**
 * The mails to an address in the hour that began with its first mail. Each address has one row, which the cleanup job
 * deletes after that hour.
 */
export const mailBudget = pgTable(
  'mail_budget',
  {
    /** HMAC of the address. */
    recipient: text('recipient').primaryKey(),
    endsAt: instant('ends_at').notNull(),
    /** The number of mails in the hour, by the names of `mail/classes.ts`. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull(),
    /** The mail that will summarise the mails above the budget; null while there are none. */
    summaryId: text('summary_id'),
  },
  (table) => [index('mail_budget_ends_at_idx').on(table.endsAt)],
);
