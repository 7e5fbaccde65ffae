import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { endGrant, handNewest } from './handed.ts';

const PATH = '/api/trpc/session.events';

let here: Harness;
let there: Harness;
beforeAll(async () => {
  here = await startHarness();
  there = await startHarness({ beside: here });
});
afterAll(async () => {
  for (const process of [there, here]) await process[Symbol.asyncDispose]();
});

/** A page that listens to the event stream, and the events so far. `ended` resolves when the stream closes. */
async function listen(headers: Record<string, string>, process = here) {
  const response = await process.request(PATH, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  })();
  const page = {
    response,
    ended,
    text: () => text,
    told: () => [...text.matchAll(/^data: (\{"type".*)$/gm)].map(([, json = '']) => JSON.parse(json)),
    hears: (event: object) =>
      vi.waitFor(() => expect(page.told()).toContainEqual(event), { timeout: 30_000, interval: 5 }),
    forget: () => {
      text = '';
    },
    leave: () => reader.cancel(),
  };
  opened.push(page);
  // The first events after the change listener has started report everything. From then on only new events arrive.
  await vi.waitFor(() => expect(process.changeListener.isFresh(performance.now())).toBe(true), {
    timeout: 30_000,
  });
  await vi.waitFor(() => expect(text).toContain('event: connected'), { timeout: 30_000 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  page.forget();
  return page;
}
const opened: { leave(): Promise<void> }[] = [];
afterEach(async () => {
  here.testDatabase.setLink?.('open');
  for (const page of opened.splice(0)) await page.leave();
});

/** A page whose events nobody reads. */
const toPage = ({ body }: Response) => ({ leave: async () => void (await body?.cancel()) });

const changed = (what: string) => ({ type: 'changed', what });
const signedOut = (reason: string) => ({ type: 'signed_out', reason });

describe('session.events', () => {
  it('sends changes made in another process, and none of other users', async () => {
    const [ada, grace] = [await here.signUp(), await here.signUp()];
    const page = await listen({ cookie: ada.cookie }, there);
    await here.api(browser(grace.cookie)).profile.update.mutate({ bio: 'Not hers.' });
    await here.api(browser(ada.cookie)).profile.update.mutate({ bio: 'Hers.' });
    await page.hears(changed('profile'));
    await here.post('/api/auth/update-user', { name: 'Countess' }, browser(ada.cookie));
    await page.hears(changed('user'));
    await here.signIn(ada.email);
    await page.hears(changed('sessions'));
    expect(page.told()).toEqual([changed('profile'), changed('user'), changed('sessions')]);
    expect(page.text()).not.toContain(ada.token);
  });

  it('continues for the session that changed its password, and ends for all others', async () => {
    const ada = await here.signUp();
    const other = await here.signIn(ada.email);
    const own = await listen({ cookie: ada.cookie }, there);
    const elsewhere = await listen({ cookie: other.cookie }, there);
    const body = { currentPassword: PASSWORD, newPassword: 'a whole new sentence' };
    await here.post('/api/auth/change-password', body, browser(ada.cookie));
    await elsewhere.hears(signedOut('revoked'));
    await elsewhere.ended;
    await here
      .api({
        authorization: `Bearer ${(await here.signIn(ada.email, { password: body.newPassword })).bearer}`,
      })
      .profile.update.mutate({ bio: 'Hers.' });
    await own.hears(changed('profile'));
    expect(own.told().filter(({ type }) => type === 'signed_out')).toEqual([]);
  });

  it('sends a new password only after the browser has the new cookie', async () => {
    const ada = await here.signUp();
    await here.signIn(ada.email);
    const page = await listen({ cookie: ada.cookie });
    const body = { currentPassword: PASSWORD, newPassword: 'a whole new sentence' };
    const answer = await here.post('/api/auth/change-password', body, browser(ada.cookie));
    expect(page.told()).toEqual([]);
    const cookie = answer.headers.getSetCookie().join('; ');
    await page.hears(changed('sessions'));
    expect(await here.api({ cookie }).session.current.query()).toMatchObject({ user: { id: ada.user.id } });
    expect(page.told()).toEqual([changed('sessions')]);
  });

  it.each([
    ['sign-out', async ({ cookie }: Person) => here.post('/api/auth/sign-out', {}, browser(cookie))],
    [
      'revocation by another device',
      async ({ email }: Person) => {
        const phone = await here.signIn(email);
        await here.api(browser(phone.cookie)).session.revokeOthers.mutate();
      },
    ],
    [
      'deletion of the person with plain SQL',
      ({ user }: Person) => here.db.execute(sql`delete from "user" where id = ${user.id}`),
    ],
  ])('ends with the reason after %s', async (_, end) => {
    const ada = await here.signUp();
    const page = await listen({ cookie: ada.cookie }, there);
    await end(ada);
    await page.hears(signedOut('revoked'));
    await page.ended;
    expect(page.text()).toMatch(/event: return\ndata: \n\n\n$/);
  });

  it('continues for the user’s other sessions, which receive the change', async () => {
    const ada = await here.signUp();
    const phone = await here.signIn(ada.email);
    const page = await listen({ authorization: `Bearer ${phone.bearer}` });
    await here.post('/api/auth/sign-out', {}, browser(ada.cookie));
    await page.hears(changed('sessions'));
    expect(page.told()).toEqual([changed('sessions')]);
  });

  it('says if a ban or the end of the lifetime ended it', async () => {
    const [ada, grace] = [await here.signUp(), await here.signUp({ rememberMe: false })];
    const page = await listen({ cookie: ada.cookie });
    await here.db.execute(sql`update "user" set disabled_at = now() where id = ${ada.user.id}`);
    await page.hears(signedOut('account_disabled'));
    const soon = new Date(Date.now() + 4_000).toISOString();
    await here.db.execute(sql`update session set expires_at = ${soon} where user_id = ${grace.user.id}`);
    const late = await listen({ cookie: grace.cookie });
    await late.hears(signedOut('expired'));
    expect(Date.now()).toBeGreaterThan(Date.parse(soon));
  });

  it('continues after the first end if the session has been extended', async () => {
    const ada = await here.signUp({ rememberMe: false });
    const endIn = async (ms: number) => {
      const end = new Date(Date.now() + ms).toISOString();
      await here.db.execute(sql`update session set expires_at = ${end} where user_id = ${ada.user.id}`);
      return end;
    };
    /** A stream of the session, opened before its end. On a busy machine that may need a later end. */
    const open = async (ms: number): Promise<{ end: string; page: Awaited<ReturnType<typeof listen>> }> => {
      const end = await endIn(ms);
      const page = await listen({ cookie: ada.cookie }).catch(() => null);
      await endIn(600_000);
      return page && Date.now() < Date.parse(end) ? { end, page } : open(ms * 2);
    };
    const { end, page } = await open(4_000);
    const isPast = () => expect(Date.now()).toBeGreaterThan(Date.parse(end) + 1_000);
    await vi.waitFor(isPast, { timeout: 30_000 });
    await here.api(browser(ada.cookie)).profile.update.mutate({ bio: 'Still here.' });
    await page.hears(changed('profile'));
    // The sign-up may be announced late, as a change of the sessions.
    expect(page.told().filter(({ type }) => type !== 'changed')).toEqual([]);
  });

  describe('for a site with an access token', () => {
    const handed = async (options?: Parameters<typeof handNewest>[2]) => {
      const ada = await here.signUp();
      const { authorization, grantId } = await handNewest(here, ada.user.id, options);
      return { ada, grantId, headers: { origin: TRUSTED_SITE, authorization } };
    };

    it('ends when the grant ends alone, and no other stream of the person ends', async () => {
      const { ada, grantId, headers } = await handed();
      const other = await handNewest(here, ada.user.id);
      const page = await listen(headers, there);
      const second = await listen({ authorization: other.authorization }, there);
      const own = await listen({ cookie: ada.cookie }, there);
      await endGrant(here, grantId);
      await page.hears(signedOut('revoked'));
      await page.ended;
      for (const one of [second, own]) await one.hears(changed('sessions'));
      await here.api(browser(ada.cookie)).profile.update.mutate({ bio: 'Hers.' });
      for (const one of [second, own]) await one.hears(changed('profile'));
      expect(second.told()).toEqual([changed('sessions'), changed('profile')]);
    });

    it('ends with the session', async () => {
      const { ada, headers } = await handed();
      const page = await listen(headers, there);
      await here.post('/api/auth/sign-out', {}, browser(ada.cookie));
      await page.hears(signedOut('revoked'));
      await page.ended;
    });

    it('lives longer than its token', async () => {
      const expiresAt = new Date(Date.now() + 4_000); // a busy machine needs a second to open the stream
      const { ada, headers } = await handed({ expiresAt });
      const page = await listen(headers);
      await vi.waitFor(
        async () => expect((await here.bridge({ authorization: headers.authorization })).status).toBe(401),
        { timeout: 30_000 },
      );
      await here.api(browser(ada.cookie)).profile.update.mutate({ bio: 'Hers.' });
      await page.hears(changed('profile'));
      // The end of another grant makes the stream read its own grant again.
      await endGrant(here, (await handNewest(here, ada.user.id)).grantId);
      await page.hears(changed('sessions'));
      expect(page.told().filter(({ type }) => type === 'signed_out')).toEqual([]);
    });

    it('ends with its token when the client has no refresh token', async () => {
      const expiresAt = new Date(Date.now() + 4_000);
      const { headers } = await handed({ expiresAt, isLasting: false });
      const page = await listen(headers);
      await page.hears(signedOut('expired'));
      await page.ended;
      expect(Date.now()).toBeGreaterThan(expiresAt.getTime());
    });

    it('is refused to another site, which could not read it either', async () => {
      const { headers } = await handed();
      const response = await here.request(PATH, { headers: { ...headers, origin: here.config.http.url } });
      expect(response.status).toBe(401);
    });
  });

  // PGlite has no link that a test can cut.
  it.skipIf(inject('driver') === 'pglite')(
    'checks again after a gap, and sends missed changes late',
    async () => {
      const [ada, grace] = [await here.signUp(), await here.signUp()];
      const [page, hers] = [await listen({ cookie: ada.cookie }), await listen({ cookie: grace.cookie })];
      const direct = new pg.Client({ connectionString: here.testDatabase.directUrl ?? '' });
      await direct.connect();
      here.testDatabase.setLink?.('down');
      await direct.query('delete from session where user_id = $1', [ada.user.id]);
      await direct.end();
      await vi.waitFor(() => expect(here.changeListener.isFresh(performance.now())).toBe(false), {
        timeout: 30_000,
      });
      expect([page.told(), hers.told()]).toEqual([[], []]);
      here.testDatabase.setLink?.('open');
      await page.hears(signedOut('revoked'));
      await hers.hears(changed('user'));
      expect(hers.told().filter(({ type }) => type === 'signed_out')).toEqual([]);
    },
  );

  it('refuses anonymous callers with a status, so that browsers do not reconnect', async () => {
    const ada = await here.signUp();
    const both = { cookie: ada.cookie, authorization: `Bearer ${ada.bearer}` };
    for (const [headers, status, reason] of [
      [{}, 401, 'unauthenticated'],
      [{ cookie: `${ada.cookie}x` }, 401, 'unauthenticated'],
      [both, 400, 'ambiguous_credentials'],
    ] as const) {
      const response = await here.request(PATH, { headers });
      expect(response.status).toBe(status);
      const body = (await response.json()) as { error: { data: Record<string, unknown> } };
      expect(body.error.data).toMatchObject({ reason, path: 'session.events', httpStatus: status });
      expect(body.error.data.requestId).toBe(response.headers.get('x-request-id'));
    }
  });

  it('accepts no input, no batch and no other method', async () => {
    const { cookie } = await here.signUp();
    const input = encodeURIComponent(JSON.stringify({ of: 'somebody else' }));
    const refused = await here.request(`${PATH}?input=${input}`, { headers: { cookie } });
    expect(await refused.text()).toContain('"reason":"invalid_input"');
    const batch = await here.request(`${PATH}?batch=1`, { headers: { cookie } });
    expect(batch.status).toBe(400);
    const posted = await here.post(PATH, {}, browser(cookie));
    expect(posted.status).toBe(405);
    expect(posted.headers.get('content-type')).toContain('application/json');
    const head = await here.request(PATH, { method: 'HEAD', headers: { cookie } });
    expect(head.status).toBe(405);
  });

  it('can be read by trusted sites only', async () => {
    const { cookie } = await here.signUp();
    const page = await listen({ cookie, origin: TRUSTED_SITE });
    expect(page.response.headers.get('access-control-allow-origin')).toBe(TRUSTED_SITE);
    expect(page.response.headers.get('access-control-allow-credentials')).toBe('true');
    // A site that cannot read the stream may not use one of a person's few streams either.
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      const refused = await here.request(PATH, { headers: { cookie, ...headers } });
      expect(refused.status).toBe(403);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
    await listen({ cookie, 'sec-fetch-site': 'same-origin' });
  });

  it('limits the streams of one user, and says when to try again', async () => {
    const { cookie } = await here.signUp();
    for (let count = 0; count < 20; count += 1) await listen({ cookie });
    const ask = () => here.request(PATH, { headers: { cookie } });
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.text()).toContain('"reason":"unavailable"');
    await opened.pop()?.leave();
    await vi.waitFor(async () => expect((await ask()).status).toBe(200), { timeout: 30_000 });
  });

  it('releases its place however the answer ends; other answers use no place', async () => {
    const { cookie } = await here.signUp();
    const ask = (path = PATH, init: RequestInit = {}) =>
      here.request(path, { headers: { cookie, origin: 'http://localhost:3001' }, ...init });
    const ends: Record<string, () => Promise<unknown>> = {
      'left unread': async () => (await ask()).body?.cancel(),
      'left in the middle': async () => {
        const reader = (await ask()).body?.getReader();
        await reader?.read();
        await reader?.cancel();
      },
      'the connection broke, and nobody cancels': async () => {
        const gone = new AbortController();
        await ask(PATH, { signal: gone.signal });
        gone.abort();
      },
      'the connection was gone before': () => ask(PATH, { signal: AbortSignal.abort() }),
      'refused input': async () => (await ask(`${PATH}?input=%7B%22a%22%3A1%7D`)).text(),
      'malformed input': async () => (await ask(`${PATH}?input=%7B`)).text(),
      'in a batch': async () => (await ask(`${PATH}?batch=1`)).text(),
      'twice in a batch': () => ask(`${PATH},session.events?batch=1`),
      'beside others': () => ask(`${PATH},session.current?batch=1`),
      'HEAD alone': () => ask(PATH, { method: 'HEAD' }),
      'another spelling': () => ask(`${PATH}/`),
      'encoded letters': () => ask(PATH.replace('.', '%2E')),
    };
    for (let count = 0; count < 19; count += 1) opened.push(toPage(await ask()));
    for (const [name, end] of Object.entries(ends)) {
      for (let count = 0; count < 2; count += 1) await end();
      const next = await ask();
      expect(next.status, name).toBe(200);
      await next.body?.cancel();
    }
  });

  it('is closed at shutdown without an end event, so that the browser reconnects', async () => {
    await using closing = await startHarness({ beside: here });
    const { cookie } = await here.signUp();
    const page = await listen({ cookie }, closing);
    closing.announceClosing();
    await page.ended;
    expect(page.text()).not.toContain('event: return');
    expect(page.told()).toEqual([]);
  });
});

type Person = Awaited<ReturnType<Harness['signUp']>>;
