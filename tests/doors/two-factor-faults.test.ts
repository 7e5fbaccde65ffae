import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { readRows } from '../../server/db/rows.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { beginSetUp, call, enrol, enterPassword, forgetStep, rowsOf } from './two-factor-calls.ts';
import { expectUnavailable } from './unavailable.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  await harness.db.execute(
    sql.raw(`create function fail() returns trigger language plpgsql as
      $$ begin raise exception using message = 'disk on fire', errcode = '53100'; end $$`),
  );
});
afterAll(() => harness[Symbol.asyncDispose]());

async function whileFailing<Result>(table: string, work: () => Promise<Result>) {
  await harness.db.execute(
    sql.raw(`create trigger fail before insert or update or delete on "${table}" execute function fail()`),
  );
  try {
    return await work();
  } finally {
    await harness.db.execute(sql.raw(`drop trigger fail on "${table}"`));
  }
}

/** Everything that a call could have changed, without times. */
async function findState(userId: string) {
  const tables = ['two_factor', 'backup_code', 'session', 'known_browser', 'activity', 'pending_sign_in'];
  const rows = await Promise.all(tables.map((table) => rowsOf(harness, table, userId)));
  const attempts = await readRows(
    harness.db,
    sql`select key, failures from attempt where failures > 0 order by key`,
  );
  return JSON.stringify([rows, attempts]);
}

const TABLES = ['attempt', 'two_factor', 'session', 'activity', 'mail', 'known_browser', 'pending_sign_in'];

describe('a fault of the database at the second factor', () => {
  it.each(TABLES)('of the table %s answers 503 and consumes nothing', async (table) => {
    const person = await enrol(harness);
    const waiting = await enterPassword(harness, person.email);
    const before = await findState(person.user.id);
    const verify = () =>
      call(harness, 'verify-totp', { code: person.code(), trustDevice: true }, browser(waiting));
    // One request: `call` would repeat it.
    const response = await whileFailing(table, () =>
      harness.post(
        '/api/auth/two-factor/verify-totp',
        { code: person.code(), trustDevice: true },
        browser(waiting),
      ),
    );
    await expectUnavailable(table, response);
    await vi.waitFor(async () => expect(await findState(person.user.id)).toBe(before), { timeout: 30_000 });
    expect((await verify()).status).toBe(200);
  });

  it('of a wrong code counts nothing', async () => {
    const person = await enrol(harness);
    const waiting = await enterPassword(harness, person.email);
    const before = await findState(person.user.id);
    const response = await whileFailing('activity', () =>
      harness.post('/api/auth/two-factor/verify-totp', { code: '000000' }, browser(waiting)),
    );
    await expectUnavailable('activity', response);
    await vi.waitFor(async () => expect(await findState(person.user.id)).toBe(before), { timeout: 30_000 });
  });

  it.each(['pending_sign_in', 'attempt'])(
    'of the table %s at the password keeps the session',
    async (table) => {
      const person = await enrol(harness);
      const response = await whileFailing(table, () =>
        harness.post(
          '/api/auth/sign-in/email',
          { email: person.email, password: PASSWORD },
          browser(person.cookie),
        ),
      );
      await expectUnavailable(table, response);
      expect(await harness.api(browser(person.cookie)).session.current.query()).not.toBeNull();
    },
  );
});

describe('a fault of the database at the set-up', () => {
  const changes: [string, string][] = [
    ['verify-totp', 'mail'],
    ['verify-totp', 'activity'],
    ['verify-totp', 'session'],
    ['enable', 'backup_code'],
    ['enable', 'two_factor'],
    ['disable', 'mail'],
    ['disable', 'activity'],
    ['generate-backup-codes', 'mail'],
    ['generate-backup-codes', 'backup_code'],
  ];
  it.each(changes)('%s changes nothing when the table %s fails', async (route, table) => {
    const isSetUp = route === 'enable' || route === 'verify-totp';
    const person = isSetUp ? await harness.signUpConfirmed({}, browser()) : await enrol(harness);
    const body = route === 'verify-totp' ? { code: (await beginSetUp(harness, person.cookie)).code() } : {};
    const before = await findState(person.user.id);
    const response = await whileFailing(table, () =>
      harness.post(`/api/auth/two-factor/${route}`, body, browser(person.cookie)),
    );
    await expectUnavailable(`${route} ${table}`, response);
    await vi.waitFor(async () => expect(await findState(person.user.id)).toBe(before), { timeout: 30_000 });
    expect((await call(harness, route, body, browser(person.cookie))).status).toBe(200);
  });
});

describe.runIf(inject('driver') !== 'pglite')('an outage of the database', () => {
  it('answers 503 at each route and consumes nothing', async () => {
    const person = await enrol(harness);
    const waiting = await enterPassword(harness, person.email);
    const before = await findState(person.user.id);
    harness.testDatabase.setLink?.('down');
    try {
      for (const [route, body, cookie] of [
        ['verify-totp', { code: person.code() }, waiting],
        ['verify-backup-code', { code: person.backupCodes[0] }, waiting],
        ['enable', { password: PASSWORD }, person.cookie],
        ['disable', {}, person.cookie],
        ['generate-backup-codes', {}, person.cookie],
        ['get-totp-uri', {}, person.cookie],
      ] as const)
        await expectUnavailable(
          route,
          await harness.post(`/api/auth/two-factor/${route}`, body, browser(cookie)),
        );
    } finally {
      harness.testDatabase.setLink?.('open');
    }
    await vi.waitFor(async () => expect(await findState(person.user.id)).toBe(before), { timeout: 30_000 });
    await forgetStep(harness, person.user.id);
    expect((await call(harness, 'verify-totp', { code: person.code() }, browser(waiting))).status).toBe(200);
  });
});
