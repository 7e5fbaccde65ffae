import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('session.current', () => {
  it('is null without a credential, and for every bad credential', async () => {
    expect(await harness.api().session.current.query()).toBeNull();
    expect(await harness.api({ cookie: 'better-auth.session_token=bad' }).session.current.query()).toBeNull();
    expect(await harness.api({ authorization: 'Bearer bad' }).session.current.query()).toBeNull();
  });

  it('shows the user and the session, without a token', async () => {
    const ada = await harness.signUp({}, { 'user-agent': CHROME });
    const current = await harness.api({ cookie: ada.cookie }).session.current.query();
    expect(current).toEqual({
      user: {
        id: ada.user.id,
        email: ada.email,
        emailVerified: false,
        name: 'Ada',
        image: null,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
      session: {
        id: expect.any(String),
        createdAt: expect.any(String),
        lastSeenAt: expect.any(String),
        expiresAt: expect.any(String),
        method: 'sign_up',
        amr: ['pwd'],
        authenticatedAt: expect.stringMatching(/Z$/),
        stepUpUntil: expect.stringMatching(/Z$/),
        ipAddress: null,
        place: null,
        via: null,
        device: { browser: 'Chrome', os: 'Windows', kind: 'desktop' },
        current: true,
      },
      pendingDeletion: null,
      claims: { roles: [], version: 0 },
      setUpRequired: false,
    });
    expect(JSON.stringify(current)).not.toContain(ada.token);
  });

  it('refuses a cookie beside a bearer token', async () => {
    const ada = await harness.signUp();
    const both = { cookie: ada.cookie, authorization: `Bearer ${ada.bearer}` };
    await expect(harness.api(both).session.current.query()).rejects.toMatchObject({
      data: { reason: 'ambiguous_credentials', httpStatus: 400 },
    });
  });
});

describe('session.list', () => {
  it('lists the current session first, then the most recently seen, and no other user’s', async () => {
    const laptop = await harness.signUp({}, { 'user-agent': CHROME });
    const phone = await harness.signIn(laptop.email, {}, { 'user-agent': IPHONE });
    const old = await harness.signIn(laptop.email);
    await harness.signUp();
    await harness.db
      .update(session)
      .set({ lastSeenAt: ago(1) })
      .where(eq(session.token, old.token));

    const list = await harness.api({ cookie: laptop.cookie }).session.list.query();
    expect(list.map(({ current }) => current)).toEqual([true, false, false]);
    expect(list.map(({ amr }) => amr)).toEqual([['pwd'], ['pwd'], ['pwd']]);
    expect(list[1]?.device).toEqual({ browser: 'Safari', os: 'iOS', kind: 'mobile' });
    expect(list[2]?.device).toEqual({ browser: 'Unknown', os: 'Unknown', kind: 'other' });
    expect(JSON.stringify(list)).not.toContain(phone.token);
  });

  it('requires a session', async () => {
    await expect(harness.api().session.list.query()).rejects.toMatchObject({
      data: { reason: 'unauthenticated', httpStatus: 401, requestId: expect.stringMatching(/./) },
    });
  });
});

describe('session.revoke', () => {
  it('ends another session at once, at every door', async () => {
    const laptop = await harness.signUp();
    const phone = await harness.signIn(laptop.email);
    const [, other] = await harness.api({ cookie: laptop.cookie }).session.list.query();
    const revoked = await harness.api(browser(laptop.cookie)).session.revoke.mutate({ id: other?.id ?? '' });
    expect(revoked).toEqual({ revoked: true });
    expect((await harness.bridge({ authorization: `Bearer ${phone.bearer}` })).status).toBe(401);
    expect(await harness.api({ cookie: phone.cookie }).session.current.query()).toBeNull();
    expect((await harness.bridge({ cookie: laptop.cookie })).status).toBe(200);
  });

  it('also clears the cookie when it ends the current session', async () => {
    const ada = await harness.signUp();
    const current = await harness.api({ cookie: ada.cookie }).session.current.query();
    const id = current?.session.id;
    const response = await harness.post('/api/trpc/session.revoke', { id }, browser(ada.cookie));
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().join()).toContain('better-auth.session_token=; Max-Age=0; Path=/');
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
  });

  it('does not find unknown sessions or those of other users', async () => {
    const ada = await harness.signUp();
    const eve = await harness.signUp();
    const victim = await harness.api({ cookie: ada.cookie }).session.current.query();
    for (const id of [victim?.session.id ?? '', 'unknown']) {
      await expect(harness.api(browser(eve.cookie)).session.revoke.mutate({ id })).rejects.toMatchObject({
        data: { reason: 'not_found', httpStatus: 404 },
      });
    }
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it.each([
    [{}],
    [{ id: '' }],
    [{ id: 5 }],
    [{ id: 'x'.repeat(65) }],
    [{ id: '\u0000' }],
    [{ id: 'a', token: 'b' }],
    [null],
    [[]],
  ])('refuses the input %j', async (input) => {
    const ada = await harness.signUp();
    const response = await harness.post('/api/trpc/session.revoke', input, browser(ada.cookie));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { data: { reason: 'invalid_input' } } });
  });
});

describe('session.revokeOthers', () => {
  it('ends all other sessions and returns their number', async () => {
    const ada = await harness.signUp();
    const others = [await harness.signIn(ada.email), await harness.signIn(ada.email)];
    expect(await harness.api(browser(ada.cookie)).session.revokeOthers.mutate()).toEqual({ revoked: 2 });
    expect(await harness.api(browser(ada.cookie)).session.revokeOthers.mutate()).toEqual({ revoked: 0 });
    for (const { cookie } of others) expect((await harness.bridge({ cookie })).status).toBe(401);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });
});
