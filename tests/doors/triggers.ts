import { sql } from 'drizzle-orm';
import type { Harness } from '../harness.ts';

/** With `disable` nobody hears of a change: what a process does not know by itself, it does not know. */
export async function setTriggers({ db }: Harness, state: 'enable' | 'disable'): Promise<void> {
  for (const table of ['user', 'session', 'profile']) {
    await db.execute(sql.raw(`alter table "${table}" ${state} trigger user`));
  }
}
