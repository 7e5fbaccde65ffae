import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('origins', () => {
  it('is active in test environments', async () => {
    // Vitest sets both variables. Each of them disables Better Auth's own checks, unless the checks are set explicitly.
    expect(process.env.NODE_ENV).toBe('test');
    const { $context } = await harness.loadAuth();
    expect((await $context).skipOriginCheck).toBe(false);
    expect((await $context).skipCSRFCheck).toBe(false);
    const ada = await harness.signUp();
    const foreign = { cookie: ada.cookie, origin: 'https://evil.example' };
    const response = await harness.post('/api/auth/sign-out', {}, foreign);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'UNTRUSTED_ORIGIN' });
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it.each([
    [{ origin: 'http://localhost:3001' }, 200],
    [{ origin: TRUSTED_SITE }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'http://localhost:3002' }, 403],
    [{ origin: `${TRUSTED_SITE}.evil.example` }, 403],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
  ])('with the cookie and %j a POST answers %i', async (headers, status) => {
    const { cookie } = await harness.signUp();
    const response = await harness.post('/api/auth/update-user', { name: 'New' }, {
      cookie,
      ...headers,
    } as Record<string, string>);
    expect(response.status).toBe(status);
  });

  it('refuses a sign-in from a page of an untrusted site, and accepts programs', async () => {
    const { email } = await harness.signUp();
    const body = { email, password: PASSWORD };
    expect(
      (await harness.post('/api/auth/sign-in/email', body, { origin: 'https://evil.example' })).status,
    ).toBe(403);
    // Node's own fetch sends this header, although it is no browser.
    expect((await harness.post('/api/auth/sign-in/email', body, { 'sec-fetch-mode': 'cors' })).status).toBe(
      200,
    );
  });

  it('lets only trusted front ends read answers', async () => {
    const preflight = (origin: string) =>
      harness.request('/api/auth/sign-in/email', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
    const trusted = (await preflight(TRUSTED_SITE)).headers;
    expect(trusted.get('access-control-allow-origin')).toBe(TRUSTED_SITE);
    expect(trusted.get('access-control-allow-credentials')).toBe('true');
    expect(trusted.get('vary')).toContain('Origin');
    const foreign = (await preflight('https://evil.example')).headers;
    expect(foreign.has('access-control-allow-origin')).toBe(false);
  });

  it('lets every page read that the service is alive, and nothing else', async () => {
    const ask = (path: string) => harness.request(path, { headers: { origin: 'https://evil.example' } });
    const alive = (await ask('/livez')).headers;
    expect(alive.get('access-control-allow-origin')).toBe('*');
    expect(alive.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(alive.has('access-control-allow-credentials')).toBe(false);
    expect(alive.get('x-content-type-options')).toBe('nosniff');
    for (const path of ['/readyz', '/sign-in', '/api/bridge/v1/session', '/api/trpc/session.current']) {
      const { headers } = await ask(path);
      expect(headers.has('access-control-allow-origin')).toBe(false);
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it.each([
    [{ origin: TRUSTED_SITE, 'sec-fetch-site': 'cross-site' }, 'cross-site'],
    [{ origin: TRUSTED_SITE, 'sec-fetch-site': 'same-site' }, null],
    [{ origin: TRUSTED_SITE }, null],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, null],
    [{ 'sec-fetch-site': 'cross-site' }, null],
  ])('tells a trusted page whether it is on an unrelated site: %j', async (headers, site) => {
    for (const path of ['session.current', 'session.list', 'session.events']) {
      const answer = await harness.request(`/api/trpc/${path}`, {
        headers: headers as Record<string, string>,
      });
      expect(answer.headers.get('gatehouse-site')).toBe(site);
      const exposed = answer.headers.get('access-control-expose-headers')?.toLowerCase().split(',');
      expect(exposed).toEqual(['x-request-id', 'retry-after', 'gatehouse-site']);
    }
  });
});
