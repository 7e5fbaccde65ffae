import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ChangePage } from '../shared/change.ts';
import { BRIDGE, BRIDGE_CHANGES } from '../shared/paths.ts';
import { openCluster } from '../tests/databases/cluster.ts';
import { openMigrated } from './database.ts';
import { seedPeople } from './people.ts';
import { startGatehouse, startSignIns } from './processes.ts';
import { heading, judge, showRounds } from './report.ts';
import { measureInTurns, median, ratioOf } from './rounds.ts';

const CHANGES = 10_000;
const ROUNDS = 5;
/** Milliseconds within which the changes have to arrive, and during which sign-ins are counted. */
const WINDOW = 10_000;
const KEY = 'only-for-the-bench-0123456789-abcdef';
const PERSON = { name: 'Ada', email: 'signs-in@example.com', password: 'correct horse battery' };

/** How fast one reader receives many changes, and whether that delays sign-ins. Commits wait for the disk. */
export async function benchChanges(): Promise<void> {
  const cluster = await openCluster({ fsync: true });
  const url = `${cluster.url}/postgres`;
  await (await openMigrated(url)).close();
  await seedPeople(url, { from: 0, to: CHANGES });
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const gatehouse = await startGatehouse(url, { BRIDGE_KEYS: `bench:${KEY}:1000000:users.read` });
  const address = `http://localhost:${gatehouse.port}`;
  const read = async (query: string): Promise<ChangePage> => {
    const response = await fetch(`${address}${BRIDGE}${BRIDGE_CHANGES}?${query}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    if (response.status !== 200) throw new Error(`changes answered ${response.status}`);
    return (await response.json()) as ChangePage;
  };
  const signedUp = await fetch(`${address}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(PERSON),
  });
  if (signedUp.status !== 200) throw new Error(`sign-up answered ${signedUp.status}`);
  const signIns = startSignIns(gatehouse, [JSON.stringify(PERSON)], 4);

  const delays: number[] = [];
  let { cursor } = await read('after=latest');
  /** Sign-ins in one window. Before it, every seeded person is changed. */
  const count = (isRead: boolean) =>
    signIns.during(async () => {
      await admin.query(`update "user" set image = gen_random_uuid()::text where email <> '${PERSON.email}'`);
      const before = await signIns.count();
      const startedAt = performance.now();
      if (isRead) {
        let received = 0;
        while (received < CHANGES) {
          const page = await read(`after=${cursor}&limit=1000&wait=25`);
          received += page.changes.length;
          ({ cursor } = page);
        }
        delays.push((performance.now() - startedAt) / 1_000);
      }
      await sleep(Math.max(0, startedAt + WINDOW - performance.now()));
      return (await signIns.count()) - before;
    });
  const rounds = await measureInTurns(
    {
      unread: async () => {
        const counted = await count(false);
        ({ cursor } = await read('after=latest')); // the other variant finds its own changes alone
        return counted;
      },
      read: () => count(true),
    },
    ROUNDS,
  );
  signIns.end();
  await gatehouse.stop();
  await admin.end();
  await cluster.close();

  heading(`${CHANGES.toLocaleString('en')} changes to one reader, while four sign in`);
  showRounds('until the last change arrived', 's', delays);
  showRounds(`sign-ins in ${WINDOW / 1_000} s, nobody reads`, '', rounds.unread);
  showRounds(`sign-ins in ${WINDOW / 1_000} s, one reads`, '', rounds.read);
  judge('until the last change arrived, median', median(delays), { atMost: 10 }, ' s');
  judge(
    'sign-ins while one reads to nobody reads',
    ratioOf(rounds.read, rounds.unread),
    { atLeast: 0.9 },
    ' ×',
  );
}
