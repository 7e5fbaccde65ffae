import { type SQL, sql } from 'drizzle-orm';

/**
 * The statement that ends the sessions of these tokens, whatever person they belong to, and returns `id` and `user_id`
 * of each. The holders must be locked. Of two requests with the same tokens only one ends the sessions.
 */
export const toEndSessions = (tokens: readonly string[]): SQL =>
  sql`delete from session where token = any(${sql.param([...tokens])}::text[]) returning id, user_id`;
