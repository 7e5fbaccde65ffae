import { sql } from 'drizzle-orm';
import type { Harness } from '../harness.ts';

/** After `disable` no process receives announcements: each process knows only its own changes. */
export async function setTriggers({ db }: Harness, state: 'enable' | 'disable'): Promise<void> {
  for (const table of ['user', 'session', 'profile', 'oauth_grant']) {
    await db.execute(sql.raw(`alter table "${table}" ${state} trigger user`));
  }
}
