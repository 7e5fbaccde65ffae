import { BRIDGE, BRIDGE_LOOKUP, BRIDGE_SESSION } from '../shared/paths.ts';
import { forgetAll } from './database.ts';
import { cookieOf, SECRET, userIdOf } from './people.ts';
import { startGatehouse } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

const KEY = 'b'.repeat(32);
const ASKED = 150;
/** The seeded people whom the questions are about. */
const PEOPLE = 100_000;

/** What one look-up of many users costs, in questions about a session that is not in memory. */
export async function benchUsers(databaseUrl: string): Promise<void> {
  const service = await startGatehouse(databaseUrl, { BRIDGE_KEYS: `bench:${KEY}:1000000:users.read` });
  const bridge = `http://127.0.0.1:${service.port}${BRIDGE}`;
  let next = 0;
  const take = () => {
    next = (next + 7_919) % PEOPLE; // every person once, out of order
    return next;
  };
  /** The milliseconds of one question. Fails when an answer is not 200: a fast refusal is no result. */
  const measure = async (ask: () => Promise<Response>): Promise<number> => {
    const startedAt = performance.now();
    for (let asked = 0; asked < ASKED; asked += 1) {
      const response = await ask();
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
      await response.arrayBuffer();
    }
    return (performance.now() - startedAt) / ASKED;
  };
  const lookUp = (count: number) =>
    measure(() =>
      fetch(bridge + BRIDGE_LOOKUP, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ids: Array.from({ length: count }, () => userIdOf(take())) }),
      }),
    );
  const rounds = await measureInTurns(
    {
      miss: async () => {
        await forgetAll(databaseUrl);
        return measure(() =>
          fetch(bridge + BRIDGE_SESSION, { headers: { cookie: cookieOf(take(), SECRET) } }),
        );
      },
      fifty: () => lookUp(50),
      hundred: () => lookUp(100),
    },
    15,
    2,
  );
  await service.stop();

  heading('Users, one question after the other');
  showRounds('a session that is not in memory', 'ms', rounds.miss);
  showRounds('50 authors of a page of comments', 'ms', rounds.fifty);
  showRounds('100 ids', 'ms', rounds.hundred);
  note(`50 authors to one session: ${ratioOf(rounds.fifty, rounds.miss).toFixed(2)} ×`);
  judge(
    '100 ids to one session that is not in memory',
    ratioOf(rounds.hundred, rounds.miss),
    { atMost: 3 },
    ' ×',
  );
}
