import { pgTable, text } from 'drizzle-orm/pg-core';

/**
 * What a transaction has to announce after its commit; mostly empty. UNLOGGED, because a server that crashed has also
 * ended every connection that listens.
 */
export const announcement = pgTable('announcement', {
  /** Each is the payload of one notification. */
  words: text('words').array().notNull(),
});
