import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import { type OpenedDatabase, openDatabase } from '../server/db/database.ts';
import { session } from '../server/db/schema/auth.ts';
import { createLog } from '../server/log.ts';
import { createProfileStore } from '../server/profile/store.ts';
import { createId } from '../server/secrets/random-id.ts';
import type { SessionCache } from '../server/session/cache.ts';
import { openCluster } from '../tests/databases/cluster.ts';
import { openMigrated } from './database.ts';
import { seedPeople } from './people.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

const PEOPLE = 1_000;
const CONNECTIONS = 32;
/** Milliseconds of one slice. */
const SLICE = 700;
const ROUNDS = 20;
const TABLES = ['user', 'session', 'profile'];

/** The cache of a process of which nobody asks anything. */
const NO_CACHE = { invalidate: () => {} } as unknown as SessionCache;
const somebody = () => `u${String(Math.floor(Math.random() * PEOPLE)).padStart(31, '0')}`;

/** How many commits a second announce, with how many that announce nothing. Commits wait for the disk. */
export async function benchAnnouncing(): Promise<void> {
  const cluster = await openCluster({ fsync: true });
  const url = `${cluster.url}/postgres`;
  const config = {
    driver: 'pg',
    url,
    unpooledUrl: url,
    neonProxy: undefined,
    poolSize: CONNECTIONS,
  } as const;
  const admin = await openMigrated(url);
  await seedPeople(url, { from: 0, to: PEOPLE });
  const service = await openDatabase(config, createLog({ write: () => {} }));
  // Connections that notify inside their transactions, as those of an operator and of older versions.
  const inside = await openDatabase(config, createLog({ write: () => {} }));
  const { $client } = inside.db as unknown as { $client: Pool };
  $client.on('connect', (client) => void client.query(`set application_name = 'bench'`));
  let heard = 0;
  const subscription = await admin.listen(
    () => {
      heard += 1;
    },
    () => {},
  );

  const works: Record<string, (database: OpenedDatabase) => () => Promise<unknown>> = {
    'profile saves': ({ db }) => {
      const profiles = createProfileStore(db, NO_CACHE);
      return () => profiles.update(somebody(), { bio: createId() });
    },
    'new sessions':
      ({ db }) =>
      () =>
        db.insert(session).values({
          id: createId(),
          token: createId(),
          userId: somebody(),
          expiresAt: new Date(Date.now() + 86_400_000),
        }),
  };
  heading(`Commits that announce, ${CONNECTIONS} connections, with fsync`);
  for (const [name, work] of Object.entries(works)) {
    const perSecond = async (database: OpenedDatabase, triggers: 'enable' | 'disable') => {
      for (const table of TABLES)
        await admin.db.execute(sql.raw(`alter table "${table}" ${triggers} trigger user`));
      const commit = work(database);
      const startedAt = performance.now();
      let count = 0;
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          while (performance.now() - startedAt < SLICE) {
            await commit();
            count += 1;
          }
        }),
      );
      return count / ((performance.now() - startedAt) / 1_000);
    };
    const rounds = await measureInTurns(
      {
        silent: () => perSecond(service, 'disable'),
        after: () => perSecond(service, 'enable'),
        inside: () => perSecond(inside, 'enable'),
      },
      ROUNDS,
      2,
    );
    showRounds(`${name}, nothing announced`, 'per second', rounds.silent);
    showRounds(`${name}, announced after the commit`, 'per second', rounds.after);
    showRounds(`${name}, announced inside the transaction`, 'per second', rounds.inside);
    judge(`${name}, announced to silent`, ratioOf(rounds.after, rounds.silent), { atLeast: 0.7 }, ' ×');
    note(`inside the transaction to silent: ${ratioOf(rounds.inside, rounds.silent).toFixed(2)} ×`);
  }
  await subscription.ping();
  note(`${heard.toLocaleString('en')} announcements arrived`);
  await subscription.close();
  for (const database of [service, inside, admin]) await database.close();
  await cluster.close();
}
