import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { link } from './security.ts';

/**
 * Codes that mails contain beside a link, for the browser that requested the mail. A request for an address without
 * an account creates a code too, so that nobody outside can see a difference.
 */
export const mailCode = pgTable(
  'mail_code',
  {
    /** SHA-256, in hex, of the secret in the cookie of the browser that requested this code. */
    browserHash: text('browser_hash').primaryKey(),
    /** The purpose of the code: a name of `account/links.ts`. */
    purpose: text('purpose').notNull(),
    /** HMAC of the code. The code has only 40 bits, so a plain digest would not hide it. */
    codeHash: text('code_hash').notNull(),
    /** The link that the code opens; null when no account has the address. Using the link deletes the code. */
    linkId: text('link_id').references(() => link.id, { onDelete: 'cascade' }),
    /** The number of wrong codes that were typed. */
    failures: integer('failures').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('mail_code_link_id_idx').on(table.linkId),
    index('mail_code_expires_at_idx').on(table.expiresAt),
  ],
);
