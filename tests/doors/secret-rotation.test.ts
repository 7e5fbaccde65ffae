import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastingSecret, session, twoFactor } from '../../server/db/schema/index.ts';
import { deriveKeys, type Secrets } from '../../server/secrets/keys.ts';
import {
  ForeignSecret,
  findSecretUse,
  isSecretLost,
  openLastingSecret,
  replaceLastingSecret,
  UnknownFirstSecret,
} from '../../server/secrets/lasting-secret.ts';
import { createSecretBox } from '../../server/secrets/secret-box.ts';
import { createSigner } from '../../server/secrets/signer.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, PASSWORD, SECRET, SECRETS, startHarness, TRUSTED_SITE } from '../harness.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { handNewest } from './handed.ts';
import { call, cookiesOf, enrol, enterPassword, forgetStep, withinOneStep } from './two-factor-calls.ts';

// The operator replaces BETTER_AUTH_SECRET: what the previous secret signed, encrypted or digested goes on working.

const NEW_SECRET = 'another-secret-for-tests-9876543210-hgfedcba';
const BOTH: Secrets = { current: NEW_SECRET, previous: SECRET, lasting: SECRET };
const AFTER: Secrets = { current: NEW_SECRET, previous: undefined, lasting: SECRET };
/** The first step with several processes: the old secret still signs. */
const PREPARED: Secrets = { current: SECRET, previous: NEW_SECRET, lasting: SECRET };

let before: Harness;
let during: Harness;
let after: Harness;
let prepared: Harness;
beforeAll(async () => {
  before = await startHarness({ env: { BRIDGE_KEYS: `book:${'k'.repeat(32)}:1000:users.read` } });
  const beside = { testDatabase: before.testDatabase, database: before.database };
  during = await startHarness({ beside, secrets: BOTH });
  after = await startHarness({ beside, secrets: AFTER });
  prepared = await startHarness({ beside, secrets: PREPARED });
});
afterAll(async () => {
  for (const one of [prepared, after, during]) await one[Symbol.asyncDispose]();
  await before[Symbol.asyncDispose]();
});

const statusOf = async (on: Harness, headers: Record<string, string>) => (await on.bridge(headers)).status;

describe('a session of before', () => {
  it('is known by cookie and bearer at every door, and ends when the previous secret goes', async () => {
    const ada = await before.signUp({}, browser());
    const program = await before.signIn(ada.email);
    const bearer = { authorization: `Bearer ${program.bearer}` };
    for (const headers of [{ cookie: ada.cookie }, bearer]) {
      expect(await statusOf(during, headers)).toBe(200);
      expect(await during.api(headers).session.current.query()).toMatchObject({ user: { id: ada.user.id } });
      expect(await statusOf(after, headers)).toBe(401);
    }
  });

  it.each([
    ['a cookie', (person: { cookie: string; bearer: string }) => browser(person.cookie)],
    ['a bearer token', ({ bearer }: { bearer: string }) => ({ authorization: `Bearer ${bearer}` })],
  ])('is known to the routes that Better Auth answers, by %s', async (_, toHeaders) => {
    const ada = await before.signUp();
    const headers = toHeaders(ada);
    const answer = await during.post('/api/auth/update-user', { name: 'Countess' }, headers);
    expect(answer.status).toBe(200);
    const current = await during.api(headers).session.current.query();
    expect(current).toMatchObject({ user: { name: 'Countess' } });
  });

  it('receives a cookie of the new secret when it is prolonged', async () => {
    const ada = await before.signUp({}, browser());
    await before.db
      .update(session)
      .set({
        expiresAt: sql`now() + interval '5 days'`,
        updatedAt: sql`now() - interval '2 days'`,
      })
      .where(eq(session.userId, ada.user.id));
    const answers: Response[] = [];
    const api = during.api(browser(ada.cookie), { onAnswer: (answer) => answers.push(answer) });
    await api.session.current.query();
    const renewed = answers.map(cookiesOf).join('; ');
    expect(renewed).toContain('session_token=');
    expect(await statusOf(after, { cookie: renewed })).toBe(200);
  });

  it('is known by every process in each step with several processes', async () => {
    const old = await before.signUp({}, browser());
    const fresh = await during.signUp({}, browser());
    for (const one of [prepared, during])
      for (const { cookie } of [old, fresh]) expect(await statusOf(one, { cookie })).toBe(200);
  });

  it('does not make a third secret known', async () => {
    const { cookie } = await before.signUp({}, browser());
    const { testDatabase, database } = before;
    const foreign = await startHarness({
      beside: { testDatabase, database },
      secrets: { ...BOTH, previous: `${SECRET}x` },
    });
    expect(await statusOf(foreign, { cookie })).toBe(401);
    await foreign[Symbol.asyncDispose]();
  });
});

describe('what was begun before', () => {
  it('a site’s token is valid', async () => {
    const ada = await before.signUp();
    const { authorization } = await handNewest(before, ada.user.id);
    const headers = { authorization, origin: TRUSTED_SITE };
    expect(await statusOf(during, headers)).toBe(200);
    expect(await statusOf(after, headers)).toBe(401);
  });

  it('a sign-in waits for its code', async () => {
    const ada = await enrol(before);
    const waiting = await enterPassword(before, ada.email);
    const answer = await withinOneStep(async () => {
      await forgetStep(before, ada.user.id);
      return call(during, 'verify-totp', { code: ada.code() }, browser(waiting));
    });
    expect(answer.status).toBe(200);
  });

  it('a passkey answers its challenge', async () => {
    const authenticator = createAuthenticator();
    const ada = await before.signUpConfirmed({}, browser());
    expect((await createPasskeyCalls(before).register(authenticator, ada.cookie)).status).toBe(200);
    const { options, cookie } = await createPasskeyCalls(before).signInOptions();
    const response = authenticator.get(options, {});
    const answer = await createPasskeyCalls(during).post('verify-authentication', { response }, cookie);
    expect(answer.status).toBe(200);
  });

  it('a waiting mail is sent with its link, which works', async () => {
    const ada = await before.signUp({}, browser());
    const secret = await during.secretIn(ada.email, 'verifyEmail', 'verifyEmail');
    const verified = await during.api(browser(ada.cookie)).account.verifyEmail.mutate({ token: secret });
    expect(verified).toBeTruthy();
  });

  it('a code of a mail works in its browser', async () => {
    const ada = await before.signUpConfirmed();
    const asked = await before.post('/api/auth/request-password-reset', { email: ada.email }, browser());
    const [mail] = (await before.mailsTo(ada.email)).filter(({ template }) => template === 'resetPassword');
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(mail?.text ?? '')?.[0];
    const body = { token: code, newPassword: 'staple battery horse' };
    const answer = await after.post('/api/auth/reset-password', body, browser(cookiesOf(asked)));
    expect(answer.status).toBe(200);
  });
});

describe('what lasts', () => {
  it('authenticator apps, backup codes, passkeys and counts of wrong guesses outlive the previous secret', async () => {
    const ada = await enrol(before);
    const authenticator = createAuthenticator();
    const eve = await before.signUpConfirmed({}, browser());
    expect((await createPasskeyCalls(before).register(authenticator, eve.cookie)).status).toBe(200);
    for (let guess = 0; guess < 10; guess += 1)
      await before.post('/api/auth/sign-in/email', { email: eve.email, password: 'wrong wrong wrong' });

    let last: string | null = '';
    let resealed = 0;
    while (last !== null) {
      const batch: { resealed: number; last: string | null } = await during.account.apps.reseal(
        during.db,
        last,
        2,
      );
      resealed += batch.resealed;
      last = batch.last;
    }
    expect(resealed).toBeGreaterThan(0);
    expect(await during.account.apps.reseal(during.db, '', 500)).toMatchObject({ resealed: 0 });

    const byApp = await withinOneStep(async () => {
      const waiting = await enterPassword(after, ada.email);
      await forgetStep(after, ada.user.id);
      return call(after, 'verify-totp', { code: ada.code() }, browser(waiting));
    });
    expect(byApp.status).toBe(200);
    const waiting = await enterPassword(after, ada.email);
    const [code] = ada.backupCodes;
    expect((await call(after, 'verify-backup-code', { code }, browser(waiting))).status).toBe(200);
    expect((await createPasskeyCalls(after).signIn(authenticator)).status).toBe(200);
    const locked = await after.post('/api/auth/sign-in/email', { email: eve.email, password: PASSWORD });
    expect(locked.status).toBe(429);
  });

  it('an app that was replaced meanwhile is not overwritten', async () => {
    const ada = await enrol(before);
    const fresh = createSecretBox(deriveKeys(BOTH, 'authenticator apps'));
    const theirs = fresh.seal(ada.user.id, { totp: 'AAAA' });
    await during.db.update(twoFactor).set({ secret: theirs }).where(eq(twoFactor.userId, ada.user.id));
    await during.account.apps.reseal(during.db, '', 500);
    const [row] = await during.db.select().from(twoFactor).where(eq(twoFactor.userId, ada.user.id));
    expect(row?.secret).toBe(theirs);
  });
});

describe('the lasting secret', () => {
  const open = (current: string, previous?: string) => openLastingSecret(before.db, { current, previous });
  const clear = () => before.db.delete(lastingSecret);

  it('is the secret of the first start, also for five processes at once', async () => {
    await clear();
    const opened = await Promise.all(Array.from({ length: 5 }, () => open(SECRET)));
    expect(opened).toEqual(Array(5).fill(SECRETS));
    expect(await before.db.select().from(lastingSecret)).toHaveLength(1);
  });

  it('stays the same through any number of replacements, in any order of the steps', async () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, fc.boolean(), async (order, inTwoSteps) => {
        await clear();
        let current = SECRET;
        await open(current);
        for (const name of order) {
          const next = name.repeat(40);
          if (next === current) continue;
          if (inTwoSteps) expect((await open(current, next)).lasting).toBe(SECRET);
          expect((await open(next, current)).lasting).toBe(SECRET);
          // A process that restarts with the first step's order still opens it.
          if (inTwoSteps) expect((await open(current, next)).lasting).toBe(SECRET);
          expect((await open(next, current)).lasting).toBe(SECRET);
          current = next;
        }
        expect((await open(current)).lasting).toBe(SECRET);
      }),
      { numRuns: 8 },
    );
  });

  it('says since when the current secret is used', async () => {
    await clear();
    const findSince = async () =>
      (await findSecretUse(before.db, { current: SECRET, previous: undefined })).since;
    expect(await findSince()).toBeNull();
    await open(SECRET);
    await before.db.update(lastingSecret).set({ sealedAt: sql`now() - interval '9 days'` });
    await open(SECRET);
    const since = await findSince();
    expect(Date.now() - Number(since)).toBeGreaterThan(8 * 86_400_000);
    await open(NEW_SECRET, SECRET);
    expect(Date.now() - Number(await findSince())).toBeLessThan(86_400_000);
  });

  it('says whether the other secret is the next one or the one before', async () => {
    await clear();
    const OTHER = 'o'.repeat(40);
    const isNew = async (current: string, previous?: string) => {
      await open(current, previous);
      return (await findSecretUse(before.db, { current, previous })).isPreviousNew;
    };
    expect(await isNew(SECRET)).toBe(false);
    expect(await isNew(SECRET, NEW_SECRET)).toBe(true);
    expect(await isNew(NEW_SECRET, SECRET)).toBe(false);
    // A process starts with the order of the first step once more, while others have done the second.
    expect(await isNew(SECRET, NEW_SECRET)).toBe(true);
    expect(await isNew(NEW_SECRET, SECRET)).toBe(false);
    expect(await isNew(NEW_SECRET)).toBe(false);
    expect(await isNew(NEW_SECRET, OTHER)).toBe(true);
    expect(await isNew(OTHER, NEW_SECRET)).toBe(false);
  });

  it('refuses a foreign secret, and changes nothing; the operator can begin anew', async () => {
    await clear();
    await open(SECRET);
    const rows = await before.db.select().from(lastingSecret);
    await expect(open(NEW_SECRET)).rejects.toThrow(ForeignSecret);
    await expect(open(NEW_SECRET, `${SECRET}x`)).rejects.toThrow(ForeignSecret);
    expect(await before.db.select().from(lastingSecret)).toEqual(rows);
    const isLost = (current: string, previous?: string) => isSecretLost(before.db, { current, previous });
    expect([await isLost(NEW_SECRET), await isLost(NEW_SECRET, SECRET), await isLost(SECRET)]).toEqual([
      true,
      false,
      false,
    ]);
    await replaceLastingSecret(before.db, NEW_SECRET);
    expect((await open(NEW_SECRET)).lasting).toBe(NEW_SECRET);
    await expect(open(SECRET)).rejects.toThrow(ForeignSecret);
  });

  it('asks for a first start without the previous secret when there are users', async () => {
    await before.signUp();
    await clear();
    await expect(open(NEW_SECRET, SECRET)).rejects.toThrow(UnknownFirstSecret);
    expect((await open(SECRET)).lasting).toBe(SECRET);
    expect((await open(NEW_SECRET, SECRET)).lasting).toBe(SECRET);
  });
});

it('a signature is accepted in one spelling, by any of the keys, for the same parts', () => {
  const keys = deriveKeys(BOTH, 'a test');
  const signer = createSigner(keys);
  const former = createSigner([keys[1] ?? Buffer.alloc(32)]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const mac = former.signText(text);
      expect(signer.isSignedText(mac, text)).toBe(true);
      expect(former.isSignedText(signer.signText(text), text)).toBe(false);
      expect(signer.isSignedText(mac, other)).toBe(other === text);
      const spelling = mac.slice(0, -1) + String.fromCharCode(mac.charCodeAt(mac.length - 1) + 1);
      expect(signer.isSignedText(spelling, text)).toBe(false);
    }),
  );
});
