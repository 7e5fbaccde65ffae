import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passkey, session, user } from '../../server/db/schema/index.ts';
import { deriveKeys } from '../../server/secrets/keys.ts';
import { AlreadyRegistered, createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, SECRETS, startHarness } from '../harness.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';

let harness: Harness;
let calls: ReturnType<typeof createPasskeyCalls>;
beforeAll(async () => {
  harness = await startHarness();
  calls = createPasskeyCalls(harness);
});
afterAll(() => harness[Symbol.asyncDispose]());

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

/** A person with a passkey. */
async function enrol(options: Parameters<typeof createAuthenticator>[0] = {}, name?: string) {
  const authenticator = createAuthenticator(options);
  const person = await harness.signUpConfirmed({}, browser());
  const response = await calls.register(authenticator, person.cookie, { ...(name && { name }) });
  expect(response.status).toBe(200);
  const stored = (await response.json()) as { id: string; name: string; credentialID: string };
  return { authenticator, person, stored };
}

const setStepUp = (userId: string, minutes: number) =>
  harness.db
    .update(session)
    .set({ steppedUpAt: sql`now() - make_interval(mins => ${minutes})`, secondFactorAt: null })
    .where(eq(session.userId, userId));

describe('a new passkey', () => {
  test('is asked for with user verification, as discoverable, without attestation', async () => {
    const { cookie, email } = await harness.signUp({ name: 'Ada' }, browser());
    const options = await calls.registerOptions(cookie, '?authenticatorAttachment=platform');
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Gatehouse' },
      user: { name: email, displayName: 'Ada' },
      attestation: 'none',
      excludeCredentials: [],
      timeout: 300_000,
      authenticatorSelection: {
        residentKey: 'required',
        userVerification: 'required',
        authenticatorAttachment: 'platform',
      },
    });
    const wrong = await calls.get('generate-register-options?authenticatorAttachment=car', cookie);
    expect(await codeOf(wrong)).toEqual([400, 'INVALID_INPUT']);
  });

  test('is named after its authenticator, or as its owner wishes', async () => {
    const known = await enrol({ aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d' });
    expect(known.stored.name).toBe('1Password');
    expect((await enrol()).stored.name).toBe('Passkey');
    expect((await enrol({}, '  My phone ')).stored.name).toBe('My phone');
  });

  test('strengthens the session, and is logged and mailed with a way back', async () => {
    const { person } = await enrol();
    const [row] = await harness.db.select().from(session).where(eq(session.userId, person.user.id));
    expect(row?.amr).toEqual(['pwd', 'pop', 'user', 'mfa']);
    expect(row?.secondFactorAt).not.toBeNull();
    const { items } = await harness.api({ cookie: person.cookie }).activity.list.query();
    expect(items[0]).toMatchObject({ kind: 'passkey_added', ok: true, thisDevice: true });
    const mail = (await harness.mailsTo(person.email)).at(-1);
    expect(mail?.template).toBe('passkeyAdded');
    expect(mail?.text).toContain('#not_me=');
  });

  test.each([
    ['of 200 characters', 'n'.repeat(200), 'name: Use at most 100 characters.'],
    ['of spaces', '   ', 'name: Enter a name.'],
    ['of invisible characters', '\u200b\u2060', 'name: Enter a name.'],
    ['of two lines', 'a\nb', 'name: Remove line breaks and control characters.'],
  ])('is refused with a name %s', async (_, name, message) => {
    const { cookie } = await harness.signUp({}, browser());
    const response = await calls.register(createAuthenticator(), cookie, { name });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'INVALID_INPUT', message });
  });

  test('needs a session and a step-up, at both calls', async () => {
    expect((await calls.get('generate-register-options')).status).toBe(401);
    const { cookie, user: owner } = await harness.signUp({}, browser());
    const response = createAuthenticator().create(await calls.registerOptions(cookie));
    expect((await calls.post('verify-registration', { response })).status).toBe(401);
    await setStepUp(owner.id, 11);
    expect(await codeOf(await calls.get('generate-register-options', cookie))).toEqual([
      403,
      'STEP_UP_REQUIRED',
    ]);
    expect(await codeOf(await calls.post('verify-registration', { response }, cookie))).toEqual([
      403,
      'STEP_UP_REQUIRED',
    ]);
    await setStepUp(owner.id, 0);
    expect((await calls.post('verify-registration', { response }, cookie)).status).toBe(200);
  });

  test('is excluded from being made twice, and refused when it is', async () => {
    const { authenticator, person, stored } = await enrol();
    const options = await calls.registerOptions(person.cookie);
    expect(options.excludeCredentials).toMatchObject([{ id: stored.credentialID, transports: ['internal'] }]);
    expect(() => authenticator.create(options)).toThrow(AlreadyRegistered);
    // An authenticator that gives two accounts the same credential.
    const other = await harness.signUp({}, browser());
    const twin = createAuthenticator();
    const [old] = authenticator.passkeys;
    const theirs = twin.create(await calls.registerOptions(other.cookie), { credential: old });
    expect(await codeOf(await calls.post('verify-registration', { response: theirs }, other.cookie))).toEqual(
      [400, 'PREVIOUSLY_REGISTERED'],
    );
    const again = createAuthenticator().create(await calls.registerOptions(person.cookie), {
      credential: old,
    });
    expect(await codeOf(await calls.post('verify-registration', { response: again }, person.cookie))).toEqual(
      [400, 'PREVIOUSLY_REGISTERED'],
    );
  });

  test.each([
    ['without user verification', { userVerified: false }],
    ['without a user', { userPresent: false }],
    ['of another origin', { origin: 'https://book.example.com' }],
    ['of another host', { rpId: 'book.example.com' }],
    ['of another ceremony', { type: 'webauthn.get' }],
    ['inside a page of another site', { crossOrigin: true }],
    ['with impossible backup flags', { backedUp: true }],
  ])('%s is refused', async (_, ceremony) => {
    const { cookie } = await harness.signUp({}, browser());
    const response = await calls.register(createAuthenticator(), cookie, ceremony);
    expect(await codeOf(response)).toEqual([400, 'FAILED_TO_VERIFY_REGISTRATION']);
  });

  test('answers only a challenge of its own session, once', async () => {
    const one = await harness.signUp({}, browser());
    const two = await harness.signUp({}, browser());
    const options = await calls.registerOptions(one.cookie);
    const response = createAuthenticator().create(options);
    const refused = [400, 'CHALLENGE_NOT_FOUND'];
    expect(await codeOf(await calls.post('verify-registration', { response }, two.cookie))).toEqual(refused);
    const elsewhere = await harness.signIn(one.email, {}, browser());
    expect(await codeOf(await calls.post('verify-registration', { response }, elsewhere.cookie))).toEqual(
      refused,
    );
    const { options: signIn } = await calls.signInOptions();
    const mixed = createAuthenticator().create({ ...options, challenge: signIn.challenge });
    expect(await codeOf(await calls.post('verify-registration', { response: mixed }, one.cookie))).toEqual(
      refused,
    );
    expect((await calls.post('verify-registration', { response }, one.cookie)).status).toBe(200);
    expect(await codeOf(await calls.post('verify-registration', { response }, one.cookie))).toEqual(refused);
  });

  test('is the twentieth at most', async () => {
    const { person, stored } = await enrol();
    const [row] = await harness.db.select().from(passkey).where(eq(passkey.id, stored.id));
    if (!row) throw new Error('no passkey');
    const response = createAuthenticator().create(await calls.registerOptions(person.cookie));
    await harness.db.insert(passkey).values(
      Array.from({ length: 19 }, (_, at) => ({
        ...row,
        id: `${row.id}${at}`,
        credentialID: `${row.id}${at}`,
      })),
    );
    expect(await codeOf(await calls.get('generate-register-options', person.cookie))).toEqual([
      409,
      'CONFLICT',
    ]);
    expect(await codeOf(await calls.post('verify-registration', { response }, person.cookie))).toEqual([
      409,
      'CONFLICT',
    ]);
  });
});

describe('the own passkeys', () => {
  test('are listed, renamed and removed', async () => {
    const { person, stored } = await enrol();
    const list = async () =>
      (await (await calls.get('list-user-passkeys', person.cookie)).json()) as object[];
    expect(await list()).toMatchObject([{ id: stored.id, name: 'Passkey', lastUsedAt: null }]);
    const renamed = await calls.post('update-passkey', { id: stored.id, name: ' Key ' }, person.cookie);
    expect(await renamed.json()).toMatchObject({ passkey: { id: stored.id, name: 'Key' } });
    const removed = await calls.post('delete-passkey', { id: stored.id }, person.cookie);
    expect(await removed.json()).toEqual({ status: true });
    expect(await list()).toEqual([]);
    const { items } = await harness.api({ cookie: person.cookie }).activity.list.query();
    expect(items.map(({ kind }) => kind)).toEqual([
      'passkey_removed',
      'passkey_renamed',
      'passkey_added',
      'sign_up',
    ]);
    expect((await harness.mailsTo(person.email)).at(-1)?.template).toBe('passkeyRemoved');
  });

  test('of somebody else look like unknown ones', async () => {
    const { stored } = await enrol();
    const other = await harness.signUp({}, browser());
    for (const id of [stored.id, 'unknown']) {
      const renamed = await calls.post('update-passkey', { id, name: 'Mine' }, other.cookie);
      expect(await codeOf(renamed)).toEqual([404, 'PASSKEY_NOT_FOUND']);
      const removed = await calls.post('delete-passkey', { id }, other.cookie);
      expect(await codeOf(removed)).toEqual([404, 'PASSKEY_NOT_FOUND']);
    }
  });

  test('are removed only after a step-up, and renamed without one', async () => {
    const { person, stored } = await enrol();
    await setStepUp(person.user.id, 11);
    expect(await codeOf(await calls.post('delete-passkey', { id: stored.id }, person.cookie))).toEqual([
      403,
      'STEP_UP_REQUIRED',
    ]);
    expect((await calls.post('update-passkey', { id: stored.id, name: 'Key' }, person.cookie)).status).toBe(
      200,
    );
  });

  test('keep the last way to sign in', async () => {
    const { authenticator, person, stored } = await enrol();
    await harness.db.execute(sql`update account set password = null where user_id = ${person.user.id}`);
    const refused = await calls.post('delete-passkey', { id: stored.id }, person.cookie);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      message: 'This passkey is the only way to sign in. Set a password or add another passkey first.',
    });
    expect((await calls.signIn(authenticator)).status).toBe(200);
    const { cookie } = person;
    const other = await calls.register(createAuthenticator(), cookie);
    const { id: otherId } = (await other.json()) as { id: string };
    const remove = async () => (await calls.post('delete-passkey', { id: stored.id }, cookie)).status;
    // Browsers offer a passkey on its own host only.
    await harness.db.update(passkey).set({ rpId: 'old.example.com' }).where(eq(passkey.id, otherId));
    expect(await remove()).toBe(409);
    await harness.db.update(passkey).set({ rpId: 'localhost' }).where(eq(passkey.id, otherId));
    expect(await remove()).toBe(200);
  });
});

describe('a sign-in with a passkey', () => {
  test('opens a session that names its method and strength', async () => {
    const { authenticator, person } = await enrol();
    const response = await calls.signIn(authenticator);
    expect(response.status).toBe(200);
    const body = (await response.json()) as { session: Record<string, unknown>; user: { id: string } };
    expect(body.user.id).toBe(person.user.id);
    // A browser receives the session's id in place of its token.
    expect(body.session.token).toBe(body.session.id);
    const [row] = await harness.db
      .select()
      .from(session)
      .where(eq(session.id, String(body.session.id)));
    expect(row).toMatchObject({ method: 'passkey', amr: ['pop', 'user', 'mfa'], remembered: true });
    expect(row?.secondFactorAt).not.toBeNull();
    const [stored] = await harness.db.select().from(passkey).where(eq(passkey.userId, person.user.id));
    expect(stored?.lastUsedAt).not.toBeNull();
    expect((await harness.mailsTo(person.email)).at(-1)?.template).toBe('newDevice');
  });

  test('ends the session that the browser had', async () => {
    const { authenticator, person } = await enrol();
    const response = await calls.signIn(authenticator, {}, person.cookie);
    expect(response.status).toBe(200);
    const gone = await harness.request('/api/auth/list-sessions', { headers: browser(person.cookie) });
    expect(gone.status).toBe(401);
  });

  test('asks for any passkey of the host, and reveals no account', async () => {
    const { person } = await enrol();
    for (const cookie of ['', person.cookie]) {
      const { options } = await calls.signInOptions(cookie);
      expect(options).toMatchObject({
        rpId: 'localhost',
        userVerification: 'required',
        allowCredentials: [],
      });
    }
  });

  test('works once for each challenge, in its own browser', async () => {
    const { authenticator } = await enrol();
    const { options, cookie } = await calls.signInOptions();
    const response = authenticator.get(options);
    const refused = [400, 'CHALLENGE_NOT_FOUND'];
    expect(await codeOf(await calls.post('verify-authentication', { response }))).toEqual(refused);
    const other = await calls.signInOptions();
    expect(await codeOf(await calls.post('verify-authentication', { response }, other.cookie))).toEqual(
      refused,
    );
    expect((await calls.post('verify-authentication', { response }, cookie)).status).toBe(200);
    expect(await codeOf(await calls.post('verify-authentication', { response }, cookie))).toEqual([
      401, // its counter no longer grows
      'AUTHENTICATION_FAILED',
    ]);
  });

  test('works once for each challenge without a counter, and with fifty calls at once', async () => {
    const { authenticator, person } = await enrol({ hasCounter: false });
    const { options, cookie } = await calls.signInOptions();
    const response = authenticator.get(options);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => calls.post('verify-authentication', { response }, cookie)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(49);
    const rows = await harness.db.select().from(session).where(eq(session.userId, person.user.id));
    expect(rows).toHaveLength(2);
  });

  test('works for five minutes after the challenge', async () => {
    const { authenticator } = await enrol();
    const signInAfter = async (milliseconds: number) => {
      const { options, cookie } = await calls.signInOptions();
      const challenge = Buffer.from(options.challenge, 'base64url');
      const holder = cookie.split('gatehouse.passkey=')[1] ?? '';
      const expiry = challenge.subarray(16, 24);
      expiry.writeBigUInt64BE(expiry.readBigUInt64BE() - BigInt(milliseconds));
      createHmac('sha256', deriveKeys(SECRETS, 'passkey challenges')[0])
        .update(challenge.subarray(0, 24))
        .update(JSON.stringify(['sign_in', holder, null]))
        .digest()
        .copy(challenge, 24);
      const response = authenticator.get({ ...options, challenge: challenge.toString('base64url') });
      return codeOf(await calls.post('verify-authentication', { response }, cookie));
    };
    expect((await signInAfter(180_000))[0]).toBe(200); // with two minutes for this call on a busy machine
    expect(await signInAfter(300_000)).toEqual([400, 'CHALLENGE_NOT_FOUND']);
  });

  test('works in several tabs of a browser', async () => {
    const { authenticator } = await enrol();
    const first = await calls.signInOptions();
    const second = await calls.signInOptions(first.cookie);
    const one = authenticator.get(first.options);
    expect((await calls.post('verify-authentication', { response: one }, second.cookie)).status).toBe(200);
    const two = authenticator.get(second.options);
    expect((await calls.post('verify-authentication', { response: two }, second.cookie)).status).toBe(200);
  });

  test.each([
    ['without user verification', { userVerified: false }],
    ['without a user', { userPresent: false }],
    ['of another origin', { origin: 'https://book.example.com' }],
    ['of another host', { rpId: 'example.com' }],
    ['of another ceremony', { type: 'webauthn.create' }],
    ['inside a page of another site', { crossOrigin: true }],
    ['with the user handle of somebody else', { userHandle: Buffer.alloc(32, 7) }],
    ['without a user handle', { userHandle: null }],
    ['of a copy, whose counter does not grow', { counter: 1 }],
    ['of a copy whose counter begins again', { counter: 0 }],
  ])('%s is refused and logged', async (_, ceremony) => {
    const { authenticator, person } = await enrol();
    expect(await codeOf(await calls.signIn(authenticator, ceremony))).toEqual([401, 'AUTHENTICATION_FAILED']);
    const { items } = await harness.api({ cookie: person.cookie }).activity.list.query();
    expect(items[0]).toMatchObject({ kind: 'sign_in', ok: false });
  });

  test('with an unknown passkey is refused', async () => {
    const { authenticator, person, stored } = await enrol();
    expect((await calls.post('delete-passkey', { id: stored.id }, person.cookie)).status).toBe(200);
    expect(await codeOf(await calls.signIn(authenticator))).toEqual([401, 'PASSKEY_NOT_FOUND']);
  });

  test('does not follow a row that was given to another user', async () => {
    const { authenticator, stored } = await enrol();
    const victim = await harness.signUpConfirmed({}, browser());
    await harness.db.update(passkey).set({ userId: victim.user.id }).where(eq(passkey.id, stored.id));
    expect(await codeOf(await calls.signIn(authenticator))).toEqual([401, 'AUTHENTICATION_FAILED']);
  });

  test('of a banned person is refused by name', async () => {
    const { authenticator, person } = await enrol();
    await harness.db.update(user).set({ disabledAt: sql`now()` }).where(eq(user.id, person.user.id));
    expect(await codeOf(await calls.signIn(authenticator))).toEqual([403, 'ACCOUNT_DISABLED']);
  });

  test('keeps the backup flags up to date', async () => {
    const { authenticator, stored } = await enrol();
    const flags = async () => {
      const [row] = await harness.db.select().from(passkey).where(eq(passkey.id, stored.id));
      return [row?.deviceType, row?.backedUp, row?.counter];
    };
    expect(await flags()).toEqual(['singleDevice', false, 1]);
    await calls.signIn(authenticator, { backupEligible: true, backedUp: true });
    expect(await flags()).toEqual(['multiDevice', true, 2]);
  });

  test('without "remember me" ends with the browser', async () => {
    const { authenticator } = await enrol();
    const { options, cookie } = await calls.signInOptions();
    const body = { response: authenticator.get(options), rememberMe: false };
    const response = await calls.post('verify-authentication', body, cookie);
    const line = response.headers.getSetCookie().find((one) => one.includes('session_token'));
    expect(line).not.toContain('Max-Age');
  });

  test('of a trusted site is refused, whatever the request says', async () => {
    const { authenticator } = await enrol();
    const { options, cookie } = await calls.signInOptions();
    const origin = 'https://book.example.com';
    const response = await harness.post(
      '/api/auth/passkey/verify-authentication',
      { response: authenticator.get(options, { origin }) },
      { origin, host: 'book.example.com', 'sec-fetch-site': 'cross-site', cookie },
    );
    expect(await codeOf(response)).toEqual([401, 'AUTHENTICATION_FAILED']);
  });
});

test('a request for options writes nothing into the database', async () => {
  const { person } = await enrol();
  const count = async () =>
    (await harness.db.execute(sql`select
      (select count(*) from used_challenge) as used, (select count(*) from verification) as stored,
      (select count(*) from activity) as logged`)) as unknown;
  const before = JSON.stringify(await count());
  await calls.signInOptions();
  await calls.registerOptions(person.cookie);
  expect(JSON.stringify(await count())).toBe(before);
});
