import { setTimeout as sleep } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import type { Behaviour } from '../mail/mail-server.ts';
import type { Fault } from './faults.ts';
import { expectWork } from './felt.ts';
import type { World } from './world.ts';

const WAITING = `select template, attempts, last_error from mail
  where sent_at is null and given_up_at is null and template <> 'summary'`; // a summary waits for the end of its hour

/** A fault that stops no mail proves nothing. */
async function expectStuckMails({ query }: World): Promise<void> {
  expect((await query(WAITING)).length).toBeGreaterThan(0);
}

/** Every mail that was queued arrives in the end, however often it was repeated under its one id. */
async function expectAllMails({ query, mailServer }: World): Promise<void> {
  await vi.waitFor(async () => expect(await query(WAITING)).toEqual([]), { timeout: 90_000, interval: 500 });
  const [given] = await query('select count(*)::int as count from mail where given_up_at is not null');
  const [sent] = await query('select count(*)::int as count from mail where sent_at is not null');
  expect(given?.count).toBe(0);
  const ids = new Set(mailServer.received.map(({ messageId }) => messageId));
  expect(ids.size).toBe(sent?.count);
}

const misbehave = (behaviour: Behaviour, ms: number) => async (world: World) => {
  world.mailServer.setBehaviour(behaviour);
  await sleep(ms);
  await expectStuckMails(world);
  world.mailServer.setBehaviour('well');
};

const check: Fault['check'] = async ({ inFault, world }) => {
  expectWork({ inFault });
  await expectAllMails(world);
};

/** No request may notice any of these: `allowed` is absent. */
export const MAIL_FAULTS: readonly Fault[] = [
  {
    name: 'mail server down',
    inject: async (world) => {
      const { mailLink } = world;
      mailLink.set({ isDown: true });
      await sleep(3_000);
      await expectStuckMails(world);
      mailLink.set({});
    },
    check,
  },
  {
    name: 'mail server hangs, and is restarted',
    inject: async (world) => {
      await misbehave('hang', 4_000)(world);
      world.mailLink.cut(); // RFC 5321 lets a client wait for minutes
    },
    check,
  },
  { name: 'mail server refuses for now', inject: misbehave('refuse', 3_000), check },
  { name: 'mail server cuts the connection in the middle of a mail', inject: misbehave('cut', 3_000), check },
  { name: 'mail server dies between a mail and its answer', inject: misbehave('die', 3_000), check },
];
