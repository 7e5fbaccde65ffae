import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoutes } from '../../server/auth/routes.ts';
import { session } from '../../server/db/schema/index.ts';
import { typeOf } from '../../server/trpc/procedure-path.ts';
import { appRouter } from '../../server/trpc/root.ts';
import { BATCH_LINKS, readBatch } from '../batch-links.ts';
import { browser, type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';
import { drawPhoto } from '../pictures.ts';
import { createAvatarCalls } from './avatar-calls.ts';
import { endGrant, handNewest } from './handed.ts';

const OTHER_SITE = 'https://tutor.example.org';
const FOR_SITES = ['session.current', 'session.events', 'profile.get', 'profile.update'];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { TRUSTED_ORIGINS: `${TRUSTED_SITE},${OTHER_SITE}` } });
});
afterAll(() => harness[Symbol.asyncDispose]());

/** The headers of a page of a site on another domain. */
const pageOf = (origin: string, authorization: string) => ({
  origin,
  'sec-fetch-site': 'cross-site',
  authorization,
});
const handed = async (options?: Parameters<typeof handNewest>[2]) => {
  const ada = await harness.signUp();
  const access = await handNewest(harness, ada.user.id, options);
  return { ada, ...access, headers: pageOf(TRUSTED_SITE, access.authorization) };
};
const rowOf = async (id: string) =>
  (await harness.db.select().from(session).where(eq(session.id, id)))[0] ?? null;

describe('an access token at tRPC', () => {
  it('reads its session, with the site, and reads and writes the profile', async () => {
    const { ada, headers, sessionId } = await handed();
    const api = harness.api(headers);
    const current = await api.session.current.query();
    expect(current).toMatchObject({
      user: { id: ada.user.id },
      session: { id: sessionId, via: TRUSTED_SITE },
    });
    expect((await harness.api(browser(ada.cookie)).session.current.query())?.session.via).toBeNull();
    expect((await api.profile.update.mutate({ bio: 'By a site.' })).bio).toBe('By a site.');
    expect((await api.profile.get.query()).bio).toBe('By a site.');
  });

  it('is forbidden everything else, procedure by procedure, in words', async () => {
    const { headers, grantId } = await handed();
    const call = async (name: string) => {
      const type = typeOf(name);
      const path = `/api/trpc/${name}`;
      const response = await (type === 'mutation'
        ? harness.post(path, {}, headers)
        : harness.request(`${path}?input=${encodeURIComponent('{}')}`, { headers }));
      await (type === 'subscription' && response.ok ? response.body?.cancel() : undefined);
      if (response.ok) return 'allowed';
      const { error } = (await response.json()) as { error: { message: string; data: { reason: string } } };
      return `${response.status} ${error.data.reason}: ${error.message}`;
    };
    const answers: Record<string, string> = {};
    for (const name of Object.keys(appRouter._def.procedures)) answers[name] = await call(name);
    const forbidden =
      '403 forbidden: A site may not do this with its access token. The person can do it in the portal.';
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(FOR_SITES));
    for (const [name, answer] of Object.entries(answers))
      expect([name, answer]).toEqual([name, FOR_SITES.includes(name) ? 'allowed' : forbidden]);

    // A token that has ended is not forbidden: a new one may help.
    await endGrant(harness, grantId);
    for (const name of ['session.list', 'portal.config', 'profile.get', 'session.events'])
      expect([name, (await call(name)).slice(0, 19)]).toEqual([name, '401 unauthenticated']);
    expect(await harness.api(headers).session.current.query()).toBeNull();
  });

  it.each(BATCH_LINKS)('is judged call by call in a batch of $name', async (link) => {
    const { headers } = await handed();
    const url = `/api/trpc/session.current,session.list?batch=1&input=${encodeURIComponent('{}')}`;
    const response = await harness.request(url, { headers: { ...headers, ...link.headers } });
    expect(await readBatch(response)).toMatchObject([
      { result: { data: { session: { via: TRUSTED_SITE } } } },
      { error: { data: { reason: 'forbidden' } } },
    ]);
  });

  it('signs nobody in when another site or a page without an origin sends it', async () => {
    const { authorization } = await handed();
    for (const origin of [OTHER_SITE, harness.config.http.url]) {
      const api = harness.api(pageOf(origin, authorization));
      expect(await api.session.current.query()).toBeNull();
      await expect(api.profile.get.query()).rejects.toThrow('Sign in to do this.');
      await expect(api.profile.update.mutate({ bio: 'x' })).rejects.toThrow('Sign in to do this.');
    }
    // A back end that received the token sends no `Origin`.
    expect(await harness.api({ authorization }).session.current.query()).not.toBeNull();
  });

  it('does not prolong the session, but shows that it is in use', async () => {
    const { headers, sessionId } = await handed();
    const past = new Date(Date.now() - 3 * 86_400_000);
    const expiresAt = new Date(Date.now() + 4 * 86_400_000);
    await harness.db
      .update(session)
      .set({ lastSeenAt: past, createdAt: past, expiresAt })
      .where(eq(session.id, sessionId));
    await harness.api(headers).session.current.query();
    const row = await rowOf(sessionId);
    expect(row?.expiresAt).toEqual(expiresAt);
    expect(row?.lastSeenAt.getTime()).toBeGreaterThan(past.getTime());
  });

  it('passes the preflight of its site', async () => {
    for (const path of ['/api/trpc/profile.update', '/api/auth/sign-out']) {
      const response = await harness.request(path, {
        method: 'OPTIONS',
        headers: {
          origin: TRUSTED_SITE,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
      });
      expect(response.headers.get('access-control-allow-origin')).toBe(TRUSTED_SITE);
      expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
    }
  });
});

describe('an access token at the raw routes', () => {
  it('gets the session from get-session, with the id and never the token of the session', async () => {
    const { ada, headers, authorization, sessionId } = await handed();
    for (const [path, sent] of [
      ['', headers],
      ['', { authorization }],
      ['?disableCookieCache=true', { authorization }],
    ] as const) {
      const response = await harness.request(`/api/auth/get-session${path}`, { headers: sent });
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({
        session: { id: sessionId, token: sessionId },
        user: { id: ada.user.id },
      });
      expect(text).not.toContain(ada.token);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it('gets null from get-session when another site sends it, and when it has ended', async () => {
    const { headers, authorization, grantId } = await handed();
    const get = async (sent: Record<string, string>) =>
      (await harness.request('/api/auth/get-session', { headers: sent })).json();
    expect(await get(pageOf(OTHER_SITE, authorization))).toBeNull();
    await endGrant(harness, grantId);
    expect(await get(headers)).toBeNull();
  });

  it('signs the session out everywhere, and sets no cookie', async () => {
    const { ada, headers, authorization, sessionId } = await handed();
    const elsewhere = await handNewest(harness, ada.user.id, { site: OTHER_SITE });
    const refused = await harness.post('/api/auth/sign-out', {}, pageOf(OTHER_SITE, authorization));
    expect([refused.status, await rowOf(sessionId)]).toEqual([401, expect.anything()]);
    const response = await harness.post('/api/auth/sign-out', {}, headers);
    expect([response.status, await response.json()]).toEqual([200, { success: true }]);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await rowOf(sessionId)).toBeNull();
    for (const one of [{ cookie: ada.cookie }, { authorization }, { authorization: elsewhere.authorization }])
      expect((await harness.bridge(one)).status).toBe(401);
    expect((await harness.post('/api/auth/sign-out', {}, headers)).status).toBe(401);
  });

  it('does not claim to sign out a session that goes on: an ended token is 401', async () => {
    const { ada, headers, sessionId } = await handed();
    const { token } = await handNewest(harness, ada.user.id, { expiresAt: new Date(Date.now() - 1_000) });
    const answer = await harness.post(
      '/api/auth/sign-out',
      {},
      { ...headers, authorization: `Bearer ${token}` },
    );
    expect([answer.status, await answer.json()]).toEqual([
      401,
      { code: 'UNAUTHORIZED', message: 'Unauthorized' },
    ]);
    expect(await rowOf(sessionId)).not.toBeNull();
  });

  it('is 401 at every other route', async () => {
    const { headers } = await handed();
    for (const [path, { method }] of Object.entries(openRoutes)) {
      if (['/get-session', '/sign-out'].includes(path)) continue;
      const response =
        method === 'GET'
          ? await harness.request(`/api/auth${path}`, { headers })
          : await harness.post(`/api/auth${path}`, {}, headers);
      expect([path, response.status, await response.json()]).toEqual([
        path,
        401,
        { code: 'UNAUTHORIZED', message: 'Unauthorized' },
      ]);
    }
  });
});

it('an access token changes no picture', async () => {
  const { ada, headers, authorization, grantId } = await handed();
  const pictures = createAvatarCalls(harness);
  const photo = await drawPhoto();
  for (const call of [() => pictures.put(photo, headers), () => pictures.remove({ authorization })]) {
    const response = await call();
    expect([response.status, await response.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'forbidden' }),
    ]);
  }
  expect(await pictures.rowsOf(ada.user.id)).toEqual([]);
  await endGrant(harness, grantId);
  expect((await pictures.remove(headers)).status).toBe(401);
});
