import pg from 'pg';
import { createBridgeRowLoader } from '../server/session/loader.ts';
import { openMigrated } from './database.ts';
import { seedPeople, tokenOf } from './people.ts';
import { heading, judge, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

const LOOKUPS = 1_500;

/** The milliseconds of one look-up, measured sequentially on sessions from the whole table. */
async function measureLookup(load: ReturnType<typeof createBridgeRowLoader>, size: number): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < LOOKUPS; index += 1) {
    // A step without a common factor with the size reaches every session once, out of order.
    const row = await load(tokenOf((index * 7_919) % size), (found) => found);
    if (!row) throw new Error('a seeded session was not found');
  }
  return (performance.now() - startedAt) / LOOKUPS;
}

/** Whether a look-up gets slower when the number of sessions grows. */
export async function benchLookup(databaseUrl: string): Promise<void> {
  const open = async (size: number) => {
    const name = `lookup_${size}`;
    const admin = new pg.Client({ connectionString: databaseUrl });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    const url = databaseUrl.replace(/[^/]+$/, name);
    const database = await openMigrated(url);
    await seedPeople(url, { from: 0, to: size });
    return { load: createBridgeRowLoader(database.db), close: database.close };
  };
  const [few, many] = [await open(10_000), await open(1_000_000)];
  const rounds = await measureInTurns(
    {
      few: () => measureLookup(few.load, 10_000),
      many: () => measureLookup(many.load, 1_000_000),
    },
    15,
    2,
  );
  await few.close();
  await many.close();

  heading('Look-up of one session, nothing in memory');
  showRounds('among 10,000', 'ms', rounds.few);
  showRounds('among 1,000,000', 'ms', rounds.many);
  judge('a million to ten thousand', ratioOf(rounds.many, rounds.few), { atMost: 1.25 }, ' ×');
}
