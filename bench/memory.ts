import { runScript } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import type { Weights } from './weigh.ts';

const SESSIONS = 100_000;
const MB = 1_000_000; // bytes

/** The memory that a hundred thousand cached sessions need. */
export async function benchMemory(databaseUrl: string): Promise<void> {
  const weights: Weights[] = [];
  for (let round = 0; round < 3; round += 1)
    weights.push(JSON.parse(await runScript('weigh.ts', { DATABASE_URL: databaseUrl }, ['--expose-gc'])));

  heading('Memory of 100,000 remembered sessions');
  showRounds(
    'heap before',
    'MB',
    weights.map(({ usedBefore }) => usedBefore / MB),
  );
  showRounds(
    'heap after',
    'MB',
    weights.map(({ usedAfter }) => usedAfter / MB),
  );
  showRounds(
    'resident after, garbage and all',
    'MB',
    weights.map(({ resident }) => resident / MB),
  );
  for (const { remembered } of weights)
    if (remembered < SESSIONS) throw new Error(`only ${remembered} were remembered`);
  note('an answer of these is 430 bytes long; a longer bio, name or other alphabet weighs what it is long');
  const most = Math.max(...weights.map(({ usedAfter, usedBefore }) => usedAfter - usedBefore));
  judge('100,000 sessions', most / MB, { atMost: 100 }, ' MB');
}
