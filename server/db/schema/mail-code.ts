import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { link } from './security.ts';

/**
 * Codes that mails carry beside a link, for the browser that asked. There is one for an address without an account
 * too: what can be seen from outside is the same.
 */
export const mailCode = pgTable(
  'mail_code',
  {
    /** SHA-256 of the secret that the browser that asked was given with this code, in hex. */
    browserHash: text('browser_hash').primaryKey(),
    /** What it is good for: a name of `account/links.ts`. */
    purpose: text('purpose').notNull(),
    /** HMAC of the code, whose 40 bits a plain digest would not hide. */
    codeHash: text('code_hash').notNull(),
    /** What the code stands for; null where nobody has the address. It goes when the link is used. */
    linkId: text('link_id').references(() => link.id, { onDelete: 'cascade' }),
    /** Wrong ones that were typed. */
    failures: integer('failures').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('mail_code_link_id_idx').on(table.linkId),
    index('mail_code_expires_at_idx').on(table.expiresAt),
  ],
);
