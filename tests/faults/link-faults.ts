import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { signOut, validate } from './acts.ts';
import type { Conditions } from './fault-proxy.ts';
import type { Fault } from './faults.ts';
import { expectRefusals, expectWork } from './felt.ts';
import type { World } from './world.ts';

/** Puts all links to the database under these conditions for `ms`. */
async function disturb({ processes }: World, conditions: Partial<Conditions>, ms: number): Promise<void> {
  const links = processes.flatMap(({ link, listenLink }) => [link, listenLink]);
  for (const link of links) link.set(conditions);
  await sleep(ms);
  for (const link of links) link.set({});
}

/** Signs sessions out at process 0 that process 1 remembers as live, while process 1 cannot hear of it. */
async function endUnheard({ client, load, processes }: World): Promise<void> {
  const findLive = () =>
    load.everybody.flatMap((person) => person.live.map((held) => ({ client, person, held })));
  while (findLive().length < 4) await sleep(50);
  const some = findLive().slice(-4);
  for (const one of some) await validate({ ...one, process: 1 });
  processes[1].listenLink.set({ drops: 'both' });
  for (const one of some) await signOut({ ...one, process: 0 });
  await sleep(4_500);
  for (const one of some) await validate({ ...one, process: 1 }); // the judge looks at the answers
  processes[1].listenLink.set({});
}

export const LINK_FAULTS: readonly Fault[] = [
  {
    name: 'connections cut in the middle of requests',
    allowed: { unavailable: true },
    isShort: true,
    inject: async ({ processes, random }) => {
      for (let round = 0; round < 15; round += 1) {
        random.pick(processes).link.cut();
        await sleep(random.below(400));
      }
    },
    check: expectWork,
  },
  {
    name: 'link to the database down',
    allowed: { unavailable: true },
    inject: (world) => disturb(world, { isDown: true }, 4_000),
    check: expectRefusals,
  },
  {
    name: 'link silent: nothing reaches the database',
    allowed: { unavailable: true },
    inject: (world) => disturb(world, { drops: 'to server' }, 7_000),
    check: expectRefusals,
  },
  {
    name: 'link silent: no answer of the database arrives',
    allowed: { unavailable: true },
    inject: (world) => disturb(world, { drops: 'to client' }, 7_000),
    check: expectRefusals,
  },
  {
    name: 'slow database: each message is late',
    allowed: { unavailable: true },
    inject: (world) => disturb(world, { delay: 150 }, 6_000),
    check: expectWork,
  },
  {
    name: 'slow database: little bandwidth',
    allowed: { unavailable: true },
    inject: (world) => disturb(world, { rate: 20_000 }, 6_000),
    check: expectWork,
  },
  {
    name: 'link of the change listener silent',
    isShort: true,
    inject: endUnheard,
    check: ({ inFault, world }) => {
      expectWork({ inFault });
      expect(world.processes[1].output()).toContain('the change listener is disconnected');
    },
  },
];
