import { customType, pgTable, text } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** A user's picture, at most one for each user. The service encodes it anew: WebP, square, without metadata. */
export const avatar = pgTable('avatar', {
  /** Part of the picture's address. Each picture has a new id, so the picture at an address never changes. */
  id: text('id').primaryKey(),
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => user.id, { onDelete: 'cascade' }),
  data: bytes('data').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
