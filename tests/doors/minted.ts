import { createHmac, randomUUID } from 'node:crypto';
import { session } from '../../server/db/schema/index.ts';
import { type Harness, SECRET } from '../harness.ts';

const WEEK = 7 * 86_400_000;

/** Creates sessions like those of many sign-ins, without a password hash for each of them. */
export async function mintSessions(
  harness: Harness,
  userId: string | ((index: number) => string),
  count: number,
  times: Partial<typeof session.$inferInsert> = {},
) {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    token: randomUUID().replaceAll('-', ''),
    userId: typeof userId === 'string' ? userId : userId(index),
    expiresAt: new Date(Date.now() + WEEK),
    ...times,
  }));
  await harness.db.insert(session).values(rows);
  return rows.map(({ id, token }) => {
    const signed = `${token}.${createHmac('sha256', SECRET).update(token).digest('base64')}`;
    return { id, bearer: signed, cookie: `better-auth.session_token=${encodeURIComponent(signed)}` };
  });
}
