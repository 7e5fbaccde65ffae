import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toProfile } from '../../shared/profile.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('GET /api/bridge/v1/session', () => {
  it('returns the user, the session and the profile, by cookie and by bearer token', async () => {
    const ada = await harness.signUp();
    await harness
      .api({ authorization: `Bearer ${ada.bearer}` })
      .profile.update.mutate({ experienceLevel: 3 });

    const byCookie = await harness.bridge({ cookie: ada.cookie });
    const byBearer = await harness.bridge({ authorization: `Bearer ${ada.bearer}` });
    const body = await byCookie.json();

    expect(byCookie.status).toBe(200);
    expect(body).toEqual({
      user: { id: ada.user.id, email: ada.email, emailVerified: false, name: 'Ada', image: null },
      session: {
        id: expect.any(String),
        createdAt: expect.any(String),
        expiresAt: expect.any(String),
        via: null,
        amr: ['pwd'],
        authenticatedAt: expect.stringMatching(/Z$/),
        stepUpUntil: expect.stringMatching(/Z$/),
      },
      profile: toProfile({ experienceLevel: 3 }, 1),
      claims: { roles: [], version: 0 },
    });
    expect(await byBearer.json()).toEqual(body);
    expect(JSON.stringify(body)).not.toContain(ada.token);
  });

  it('is never cached, sets no cookie and has the request id', async () => {
    const { cookie } = await harness.signUp();
    const { headers } = await harness.bridge({ cookie });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toBe('Cookie, Authorization');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]+$/);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.getSetCookie()).toEqual([]);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('answers HEAD like GET, without a body', async () => {
    const { cookie } = await harness.signUp();
    const response = await harness.request('/api/bridge/v1/session', { method: 'HEAD', headers: { cookie } });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await harness.request('/api/bridge/v1/session', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it('distinguishes a missing credential from an invalid one, both with a challenge', async () => {
    for (const [headers, code] of [
      [{}, 'missing_credential'],
      [{ authorization: 'Basic QWRhOnB3' }, 'missing_credential'],
      [{ cookie: 'theme=dark' }, 'missing_credential'],
      [{ cookie: 'better-auth.session_token=forged' }, 'invalid_session'],
      [{ authorization: 'Bearer forged' }, 'invalid_session'],
    ] as const) {
      const response = await harness.bridge(headers);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ code, status: 401, type: 'about:blank' });
    }
  });

  it('answers forged, unknown, expired and revoked credentials with the same body', async () => {
    const revoked = await harness.signUp();
    await harness.post('/api/auth/sign-out', {}, browser(revoked.cookie));
    const bodies = await Promise.all(
      [
        { cookie: revoked.cookie },
        { cookie: 'better-auth.session_token=x.y' },
        { authorization: 'Bearer x.y' },
      ].map(async (headers) => {
        const { requestId, ...rest } = (await (await harness.bridge(headers)).json()) as {
          requestId: string;
        };
        expect(requestId).not.toBe('');
        return rest;
      }),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('refuses a raw token from the database, the other cookie name, and two credentials at once', async () => {
    const ada = await harness.signUp();
    expect((await harness.bridge({ authorization: `Bearer ${ada.token}` })).status).toBe(401);
    expect((await harness.bridge({ cookie: `better-auth.session_token=${ada.token}` })).status).toBe(401);
    expect((await harness.bridge({ cookie: `__Secure-${ada.cookie}` })).status).toBe(401);
    const both = await harness.bridge({ cookie: ada.cookie, authorization: `Bearer ${ada.bearer}` });
    expect(both.status).toBe(400);
    expect(await both.json()).toMatchObject({ code: 'ambiguous_credentials' });
  });

  it('ignores a forged cookie beside a valid one, and truncated, oversized and foreign ones', async () => {
    const ada = await harness.signUp();
    const bad = 'better-auth.session_token=bad';
    expect((await harness.bridge({ cookie: `${ada.cookie}; ${bad}` })).status).toBe(200);
    expect((await harness.bridge({ cookie: `${bad}; ${ada.cookie}` })).status).toBe(200);
    for (const cookie of [
      ada.cookie.slice(0, -5),
      `better-auth.session_token=${'a'.repeat(12_000)}.${'b'.repeat(43)}=`,
      'better-auth.session_token=%E0%A4%A',
      'better-auth.session_token=%00.%00',
      '=; ;; better-auth.session_token',
      'better-auth.session_token="',
    ]) {
      expect((await harness.bridge({ cookie })).status).toBe(401);
    }
  });

  it('does not extend the session', async () => {
    const { cookie } = await harness.signUp();
    const first = (await (await harness.bridge({ cookie })).json()) as { session: { expiresAt: string } };
    const second = (await (await harness.bridge({ cookie })).json()) as { session: { expiresAt: string } };
    expect(second.session.expiresAt).toBe(first.session.expiresAt);
  });

  it('answers unknown API addresses without the portal', async () => {
    for (const path of [
      '/api',
      '/api/',
      '/api/nothing',
      '/api/bridge/v1/nothing',
      '/api/bridge/v2/session',
    ]) {
      const response = await harness.request(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });
});
