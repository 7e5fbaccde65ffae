import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { session, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { holdAnswers, warm } from './statements.ts';
import { setTriggers } from './triggers.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

type Person = Awaited<ReturnType<Harness['signUp']>>;
const ask = async (cookie: string) => (await harness.bridge({ cookie })).status;
const told = async (cookie: string) =>
  (await (await harness.bridge({ cookie })).json()) as { user: { name: string }; profile: { bio: string } };
const browserOf = ({ cookie }: { cookie: string }) => browser(cookie);

describe('an answer that is outdated before it arrives is not cached', () => {
  afterEach(() => setTriggers(harness, 'enable'));

  it.each([
    ['by this process', (ada: Person) => harness.post('/api/auth/sign-out', {}, browserOf(ada))],
    ['by somebody else', (ada: Person) => harness.db.delete(session).where(eq(session.userId, ada.user.id))],
  ])('%s', async (who, revoke) => {
    if (who === 'by this process') await setTriggers(harness, 'disable');
    const ada = await harness.signUp();
    const grace = await harness.signUp();
    await warm(harness, { cookie: grace.cookie });
    const received = vi.fn();
    const unsubscribe = harness.changeListener.subscribe({ onChange: received, onGap: () => {} });

    const answers = holdAnswers(harness);
    const early = ask(ada.cookie);
    await answers.held();
    vi.restoreAllMocks(); // later requests are not held back
    await revoke(ada);
    if (who === 'by somebody else')
      await vi.waitFor(
        () => expect(received).toHaveBeenCalledWith({ kind: 'user.revoked', userId: ada.user.id }),
        { timeout: 30_000 },
      );
    answers.release();

    expect(await early).toBe(200); // its request was sent before the revocation
    expect(await ask(ada.cookie)).toBe(401);
    expect(await ask(grace.cookie)).toBe(200);
    unsubscribe();
  });

  it('a later request does not join the statement that is already running', async () => {
    const ada = await harness.signUp();
    const answers = holdAnswers(harness);
    const early = ask(ada.cookie);
    await answers.held();
    await harness.db.transaction((tx) => tx.delete(session).where(eq(session.userId, ada.user.id)));
    const late = ask(ada.cookie);
    await answers.held(2).finally(answers.release);
    expect([await early, await late]).toEqual([200, 401]);
  });
});

describe('the process that makes a change knows it at once', () => {
  let ada: Person;
  let other: Person;
  beforeAll(() => setTriggers(harness, 'disable'));
  afterAll(() => setTriggers(harness, 'enable'));
  beforeEach(async () => {
    ada = await harness.signUp();
    other = { ...(await harness.signIn(ada.email)), user: ada.user };
    for (const { cookie } of [ada, other]) await warm(harness, { cookie });
    await warm(harness, { authorization: `Bearer ${other.bearer}` });
  });

  /** The statuses of the two sessions: by cookie, and for the other session also by bearer token. */
  const statuses = async () => [
    await ask(ada.cookie),
    await ask(other.cookie),
    (await harness.bridge({ authorization: `Bearer ${other.bearer}` })).status,
  ];
  const raw = async (path: string, body: unknown, person = ada) =>
    expect((await harness.post(`/api/auth/${path}`, body, browserOf(person))).status).toBe(200);
  const idOf = async ({ token }: Person) =>
    (await harness.db.select().from(session).where(eq(session.token, token)))[0]?.id ?? '';

  it('session.revoke', async () => {
    await harness.api(browserOf(ada)).session.revoke.mutate({ id: await idOf(other) });
    expect(await statuses()).toEqual([200, 401, 401]);
    await harness.api(browserOf(ada)).session.revoke.mutate({ id: await idOf(ada) });
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it('session.revokeOthers', async () => {
    await harness.api(browserOf(ada)).session.revokeOthers.mutate();
    expect(await statuses()).toEqual([200, 401, 401]);
  });

  it('sign-out', async () => {
    await raw('sign-out', {}, other);
    expect(await statuses()).toEqual([200, 401, 401]);
  });

  it('revoke-session, revoke-sessions and revoke-other-sessions', async () => {
    await raw('revoke-session', { token: await idOf(other) });
    expect(await statuses()).toEqual([200, 401, 401]);
    other = { ...(await harness.signIn(ada.email)), user: ada.user };
    await warm(harness, { cookie: other.cookie });
    await raw('revoke-other-sessions', {});
    expect(await statuses()).toEqual([200, 401, 401]);
    await raw('revoke-sessions', {});
    expect(await ask(ada.cookie)).toBe(401);
  });

  it('change-password, with the other sessions revoked', async () => {
    const body = { currentPassword: PASSWORD, newPassword: 'another password', revokeOtherSessions: true };
    const response = await harness.post('/api/auth/change-password', body, browserOf(ada));
    expect(await statuses()).toEqual([401, 401, 401]);
    const [renewed = ''] = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    expect(await ask(renewed)).toBe(200);
  });

  it('signing in and signing up with a previous session, which ends', async () => {
    await harness.signIn(ada.email, {}, browserOf(ada));
    expect(await ask(ada.cookie)).toBe(401);
    await harness.signUp({ email: `${randomUUID()}@example.com` }, browserOf(other));
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it('a refused sign-in, which ends nothing', async () => {
    await harness.post('/api/auth/sign-in/email', { email: ada.email, password: 'wrong' }, browserOf(ada));
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  it('update-user and profile.update, visible in all sessions', async () => {
    await raw('update-user', { name: 'Countess' });
    expect((await told(other.cookie)).user.name).toBe('Countess');
    await warm(harness, { cookie: other.cookie });
    await harness.api(browserOf(ada)).profile.update.mutate({ bio: 'new' });
    expect((await told(other.cookie)).profile.bio).toBe('new');
  });

  it('a change with SQL and without an event is seen only after the cached answer', async () => {
    await harness.db.update(user).set({ name: 'Silent' }).where(eq(user.id, ada.user.id));
    expect((await told(ada.cookie)).user.name).toBe('Ada');
  });
});
