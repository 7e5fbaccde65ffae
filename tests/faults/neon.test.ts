import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openNeonRelay } from '../databases/neon-relay.ts';
import { takeSeed } from './random.ts';
import { NOTHING, reachVerdict, waitForRecovery } from './verdict.ts';
import { openWorld } from './world.ts';

/** Milliseconds. A Neon compute that is suspended answers its first connection after about this long. */
const WAKE = 3_000;

it.skipIf(process.env.WHOLE_RUN)(
  'the seven rules hold through Neon’s driver while the compute falls asleep and wakes',
  async () => {
    const relays: Awaited<ReturnType<typeof openNeonRelay>>[] = [];
    await using world = await openWorld({
      seed: takeSeed(),
      toEnv: async (linkPort) => {
        const relay = await openNeonRelay(linkPort);
        relays.push(relay);
        return { DATABASE_DRIVER: 'neon', NEON_WS_PROXY: relay.host };
      },
    });
    const links = world.processes.map(({ link }) => link);
    world.load.start();
    await sleep(1_000);
    const from = performance.now();
    for (let naps = 0; naps < 2; naps += 1) {
      for (const link of links) {
        link.set({ wake: WAKE });
        link.cut();
      }
      await sleep(WAKE + 1_000);
      for (const link of links) link.set({});
      await waitForRecovery(world);
    }
    const until = performance.now();
    await sleep(1_000);
    const allowed = { ...NOTHING, unavailable: true };
    const { breaches, inFault, said } = await reachVerdict(world, { from, until, allowed });
    process.stdout.write(`Neon compute asleep: ${said}\n`);
    expect(breaches).toEqual([]);
    const slow = inFault.filter(({ sentAt, doneAt, status }) => status === 200 && doneAt - sentAt > WAKE / 2);
    expect(slow.length).toBeGreaterThan(0); // who waited was served
    for (const relay of relays) relay.close();
  },
);
