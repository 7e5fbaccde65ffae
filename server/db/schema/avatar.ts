import { customType, pgTable, text } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** A person's picture, at most one each, as the service made it anew: WebP, square, without metadata. */
export const avatar = pgTable('avatar', {
  /** Part of its address, and new for each picture: what an address shows never changes. */
  id: text('id').primaryKey(),
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => user.id, { onDelete: 'cascade' }),
  data: bytes('data').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
