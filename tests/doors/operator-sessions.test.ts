import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activity } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { warm } from './statements.ts';

// What the operator sees and ends of a user's sessions, and reads of the security log.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const list = (who: string) => harness.asOperator.run('session.list', { who });
const revoke = (who: string, id: string | null) => harness.asOperator.run('session.revoke', { who, id });
const read = (who: string, more: object = {}) =>
  harness.asOperator.run('activity.list', { who, limit: 30, ...more });

describe('sessions', () => {
  it('are listed by id or address, without any token', async () => {
    const ada = await harness.signUp({}, browser());
    const again = await harness.signIn(ada.email, {}, browser());
    const rows = await list(ada.user.id);
    expect(rows).toEqual(await list(ada.email.toUpperCase()));
    expect(rows).toHaveLength(2);
    for (const secret of [ada.cookie, again.cookie].map((cookie) => cookie.match(/=([^.%;]+)/)?.[1] ?? 'x'))
      expect(JSON.stringify(rows)).not.toContain(secret);
    await expect(list('nobody@example.com')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('end in the other process too, one or all, and the log names the operator', async () => {
    await using beside = await startHarness({ beside: harness });
    const ada = await harness.signUp();
    const again = await harness.signIn(ada.email);
    const grace = await harness.signUp();
    for (const { cookie } of [ada, again, grace]) await warm(beside, { cookie });
    const [newest] = await list(ada.email);
    expect(await revoke(ada.email, newest?.id ?? '')).toMatchObject({ revoked: 1 });
    const ends = (cookie: string) =>
      vi.waitFor(async () => expect((await beside.bridge({ cookie })).status).toBe(401), {
        timeout: 3_000, // the bound that SECURITY.md states
        interval: 5,
      });
    await ends(again.cookie);
    expect((await beside.bridge({ cookie: ada.cookie })).status).toBe(200);
    expect(await revoke(ada.email, null)).toMatchObject({ revoked: 1 });
    await ends(ada.cookie);
    expect((await beside.bridge({ cookie: grace.cookie })).status).toBe(200);
    const log = await harness.db.select().from(activity).where(eq(activity.userId, ada.user.id));
    expect(log.filter(({ actor }) => actor === 'operator tests').map(({ kind }) => kind)).toEqual([
      'session_revoked',
      'sessions_revoked',
    ]);
  });

  it('of another user, or unknown ones, are not found; twice ends nothing more', async () => {
    const [ada, grace] = [await harness.signUp(), await harness.signUp()];
    const [hers] = await list(grace.email);
    for (const id of [hers?.id ?? '', 'nothing', "'; drop table session; --"])
      await expect(revoke(ada.email, id)).rejects.toMatchObject({ code: 'not_found' });
    const outcomes = await Promise.all([revoke(ada.email, null), revoke(ada.email, null)]);
    expect(outcomes.map(({ revoked }) => revoked).sort()).toEqual([0, 1]);
    expect(await list(grace.email)).toHaveLength(1);
  });
});

describe('the security log of a user', () => {
  it('is read page by page, by kind, and only what failed', async () => {
    const ada = await harness.signUp();
    await harness.post('/api/auth/sign-in/email', { email: ada.email, password: 'not it' });
    await harness.signIn(ada.email);
    const all = await read(ada.email);
    expect(all.map(({ kind, ok }) => [kind, ok])).toEqual([
      ['sign_in', true],
      ['sign_in', false],
      ['sign_up', true],
    ]);
    const [first] = await read(ada.email, { limit: 1 });
    expect(await read(ada.email, { before: first?.id })).toEqual(all.slice(1));
    expect(await read(ada.email, { kinds: ['sign_up'] })).toEqual(all.slice(2));
    expect(await read(ada.email, { failed: true })).toEqual([all[1]]);
    expect(await read(ada.email, { failed: true, kinds: ['sign_up'] })).toEqual([]);
  });

  it.each([{ limit: 0 }, { limit: 1_001 }, { limit: Number.NaN }, { before: '0' }, { kinds: ['nothing'] }])(
    'refuses %j in words',
    async (wrong) => {
      await expect(read('ada@example.com', wrong)).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );
});
