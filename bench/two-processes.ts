import { BRIDGE, BRIDGE_SESSION } from '../shared/paths.ts';
import { cpuTimeOf, load, type Program, startGatehouse } from './processes.ts';
import { heading, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

/** The request rate of one process, well below its maximum: two processes and their load share two cores. */
const RATE = 8_000;
const DURATION = 3_000;

/** The gain of a second process on the same database. */
export async function benchTwoProcesses(databaseUrl: string): Promise<void> {
  const [first, second] = [await startGatehouse(databaseUrl), await startGatehouse(databaseUrl)];
  const cost: number[] = [];
  const ask = ({ port }: Program, people: { from: number; to: number }, rate?: number) =>
    load({
      port,
      path: `${BRIDGE}${BRIDGE_SESSION}`,
      people,
      connections: 16,
      duration: DURATION,
      ...(rate !== undefined && { rate }),
    });
  const both = async (rate?: number) => {
    const before = cpuTimeOf(first.pid) + cpuTimeOf(second.pid);
    const results = await Promise.all([
      ask(first, { from: 0, to: 5_000 }, rate),
      ask(second, { from: 5_000, to: 10_000 }, rate),
    ]);
    const answers = results.reduce((sum, result) => sum + result.answers, 0);
    cost.push(((cpuTimeOf(first.pid) + cpuTimeOf(second.pid) - before) * 1000) / answers);
    return results.reduce((sum, result) => sum + result.perSecond, 0);
  };
  const rounds = await measureInTurns(
    {
      one: async () => (await ask(first, { from: 0, to: 5_000 }, RATE)).perSecond,
      two: () => both(RATE),
      oneAtMost: async () => (await ask(first, { from: 0, to: 5_000 })).perSecond,
      twoAtMost: () => both(),
    },
    3,
  );
  for (const program of [second, first]) await program.stop();

  heading('Two processes on one PostgreSQL');
  showRounds(`one process, asked ${RATE}/s`, 'requests/s', rounds.one);
  showRounds(`two, asked ${RATE}/s each`, 'requests/s', rounds.two);
  note(`two to one: ${ratioOf(rounds.two, rounds.one).toFixed(2)} ×`);
  showRounds('one process, asked without pause', 'requests/s', rounds.oneAtMost);
  showRounds('two, asked without pause', 'requests/s', rounds.twoAtMost);
  note(`two to one: ${ratioOf(rounds.twoAtMost, rounds.oneAtMost).toFixed(2)} ×`);
  showRounds('processor time of an answer, both processes', 'µs', cost);
  note(
    'one process and its load fill both cores: past that point the second only has what the first gives up',
  );
}
