import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passkey } from '../../server/db/schema/index.ts';
import { findForeignPasskeys } from '../../server/passkeys/foreign-passkeys.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { giveApp, givePasskey } from './second-factors.ts';

let harness: Harness;
let calls: ReturnType<typeof createPasskeyCalls>;
beforeAll(async () => {
  harness = await startHarness();
  calls = createPasskeyCalls(harness);
});
afterAll(() => harness[Symbol.asyncDispose]());

const NEXT = 'a whole new sentence';
async function reset(email: string): Promise<void> {
  expect((await harness.post('/api/auth/request-password-reset', { email }, browser())).status).toBe(200);
  const token = await harness.secretIn(email, 'resetPassword', 'resetPassword');
  const done = await harness.post('/api/auth/reset-password', { token, newPassword: NEXT }, browser());
  expect(done.status).toBe(200);
}

describe('"This wasn’t me"', () => {
  test('removes the passkey that its mail reports and later ones, and keeps older ones', async () => {
    const person = await harness.signUpConfirmed({}, browser());
    const old = await givePasskey(harness, person.user.id);
    await harness.db.execute(
      sql`update passkey set created_at = now() - interval '1 hour' where user_id = ${person.user.id}`,
    );
    const reported = createAuthenticator();
    const later = createAuthenticator();
    expect((await calls.register(reported, person.cookie)).status).toBe(200);
    const token = await harness.secretIn(person.email, 'passkeyAdded', 'notMe');
    expect((await calls.register(later, person.cookie)).status).toBe(200);
    await harness.api().account.disown.mutate({ token });
    expect((await calls.signIn(reported)).status).toBe(401);
    expect((await calls.signIn(later)).status).toBe(401);
    const signedIn = await calls.signIn(old);
    expect(signedIn.status).toBe(200);
    const log = (await harness.db.execute(
      sql`select kind from activity where user_id = ${person.user.id} and kind = 'passkey_removed'`,
    )) as unknown as { rows: object[] };
    expect(log.rows).toHaveLength(2);
  });

  test('leaves the authenticator app on', async () => {
    const person = await harness.signUpConfirmed({}, browser());
    expect((await calls.register(createAuthenticator(), person.cookie)).status).toBe(200);
    await giveApp(harness, person.user.id);
    const token = await harness.secretIn(person.email, 'passkeyAdded', 'notMe');
    await harness.api().account.disown.mutate({ token });
    const rows = (await harness.db.execute(
      sql`select two_factor_enabled, has_passkey from "user" where id = ${person.user.id}`,
    )) as unknown as { rows: object[] };
    expect(rows.rows).toEqual([{ two_factor_enabled: true, has_passkey: false }]);
  });

  test('removes it after a reset too, which removes no passkey', async () => {
    const person = await harness.signUpConfirmed({}, browser());
    const strangers = createAuthenticator();
    expect((await calls.register(strangers, person.cookie)).status).toBe(200);
    await reset(person.email);
    expect((await calls.signIn(strangers)).status).toBe(200);
    const token = await harness.secretIn(person.email, 'passkeyAdded', 'notMe');
    await harness.api().account.disown.mutate({ token });
    expect((await calls.signIn(strangers)).status).toBe(401);
  });

  test('of a replaced address removes a passkey that was added before the change', async () => {
    const person = await harness.signUpConfirmed({}, browser());
    const strangers = createAuthenticator();
    expect((await calls.register(strangers, person.cookie)).status).toBe(200);
    const newEmail = `${randomUUID()}@example.com`;
    await harness.api(browser(person.cookie)).account.changeEmail.mutate({ email: newEmail });
    for (const [to, template] of [
      [newEmail, 'emailChangeNew'],
      [person.email, 'emailChangeOld'],
    ] as const) {
      const token = await harness.secretIn(to, template, 'changeEmail');
      await harness.api().account.confirmEmailChange.mutate({ token });
    }
    const token = await harness.secretIn(person.email, 'emailChanged', 'notMe');
    await harness.api().account.disown.mutate({ token });
    expect((await calls.signIn(strangers)).status).toBe(401);
  });
});

describe('a stranger who signed up with an address of somebody else', () => {
  test.each(['a reset', 'a confirmation with a new password'])(
    'keeps no passkey after %s by the mailbox',
    async (way) => {
      const person = await harness.signUp({}, browser());
      const strangers = createAuthenticator();
      expect((await calls.register(strangers, person.cookie)).status).toBe(200);
      if (way === 'a reset') await reset(person.email);
      else {
        const token = await harness.secretIn(person.email, 'verifyEmail', 'verifyEmail');
        await harness.api().account.verifyEmail.mutate({ token, newPassword: NEXT });
      }
      expect((await calls.signIn(strangers)).status).toBe(401);
      expect((await harness.signIn(person.email, { password: NEXT })).user.id).toBe(person.user.id);
    },
  );
});

describe('the hosts of stored passkeys', () => {
  test('are named with their number when they are not the public host', async () => {
    const { user } = await harness.signUp({}, browser());
    await givePasskey(harness, user.id);
    await givePasskey(harness, user.id);
    const url = 'http://localhost:3001';
    expect(await findForeignPasskeys(harness.db, url)).toEqual([]);
    await harness.db.update(passkey).set({ rpId: 'old.example.com' }).where(eq(passkey.userId, user.id));
    expect(await findForeignPasskeys(harness.db, url)).toEqual([
      '2 passkeys belong to old.example.com and cannot be used at localhost: a passkey works at the host of BETTER_AUTH_URL at which it was made.',
    ]);
  });
});

describe('/.well-known/passkey-endpoints', () => {
  test('names the page that adds and manages passkeys', async () => {
    const answer = await harness.request('/.well-known/passkey-endpoints');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/json');
    const page = 'http://localhost:3001/account/security#passkeys';
    expect(await answer.json()).toEqual({ enroll: page, manage: page });
  });

  test('answers no other method', async () => {
    const answer = await harness.post('/.well-known/passkey-endpoints', {});
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
