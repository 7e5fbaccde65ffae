import { relations } from 'drizzle-orm';
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

/** One row for each user about whom somebody has said something. `shared/claims.ts` defines what `data` may contain. */
export const claims = pgTable('claims', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  data: jsonb('data').notNull().default({}),
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const claimsRelations = relations(claims, ({ one }) => ({
  user: one(user, { fields: [claims.userId], references: [user.id] }),
}));
