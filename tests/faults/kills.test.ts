import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createRandom, takeSeed } from './random.ts';
import { NOTHING, reachVerdict, waitForRecovery } from './verdict.ts';
import { openWorld } from './world.ts';

/** A hundred of `npm run test:faults`, ten of `npm test`. */
const KILLS = process.env.WHOLE_RUN ? 10 : 100;
const JUDGE_EVERY = 10;
/** Milliseconds of load on both processes before a kill, at most. */
const BETWEEN = 600;
/** Milliseconds. Each kill costs a start: a second on an idle machine, and many on a busy one. */
const PATIENCE = 1_800_000;

it('after random kill -9 under load nothing acknowledged is lost', {
  timeout: PATIENCE,
}, async () => {
  const seed = takeSeed();
  const random = createRandom(seed + 1);
  await using world = await openWorld({ seed });
  const allowed = { ...NOTHING, broken: true, unavailable: true };

  let answered = 0;
  for (let done = 0; done < KILLS; done += JUDGE_EVERY) {
    const from = performance.now();
    world.load.start();
    for (let at = 0; at < JUDGE_EVERY; at += 1) {
      await sleep(random.below(BETWEEN));
      const victim = random.pick(world.processes);
      await victim.kill('SIGKILL');
      await victim.start(); // meanwhile the other one serves
    }
    await waitForRecovery(world);
    const until = performance.now();
    await sleep(BETWEEN);
    const { breaches, inFault, said } = await reachVerdict(world, { from, until, allowed });
    process.stdout.write(`${done + JUDGE_EVERY} kills: ${said}\n`);
    expect(breaches).toEqual([]);
    answered += inFault.filter(({ status }) => status === 200).length;
  }
  expect(answered).toBeGreaterThan(KILLS);
});
