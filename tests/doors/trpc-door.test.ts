import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('the tRPC door', () => {
  const mutate = (headers: Record<string, string>, body: unknown = {}) =>
    harness.post('/api/trpc/profile.update', body, headers);

  it.each([
    [{ origin: 'http://localhost:3001' }, 200],
    [{ origin: TRUSTED_SITE }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
  ])('a mutation with the cookie and %j answers %i', async (headers, status) => {
    const { cookie } = await harness.signUp();
    const response = await mutate({ cookie, ...headers } as Record<string, string>);
    expect(response.status).toBe(status);
    if (status === 403) {
      expect(await response.json()).toMatchObject({ error: { data: { reason: 'untrusted_origin' } } });
    }
  });

  it('refuses in tRPC’s error format before the router', async () => {
    const { cookie } = await harness.signUp();
    for (const [response, status, reason] of [
      [await mutate(browser(cookie), { bio: 'x'.repeat(70_000) }), 413, 'payload_too_large'],
      [await mutate({ ...browser(cookie), 'content-type': 'text/plain' }), 415, 'unsupported_media_type'],
      [
        await mutate({ ...browser(cookie), 'content-type': 'multipart/form-data; boundary=x' }),
        415,
        'unsupported_media_type',
      ],
      [
        await mutate({ ...browser(cookie), 'content-type': 'application/octet-stream' }),
        415,
        'unsupported_media_type',
      ],
      [await mutate(browser(cookie), '{"bio":'), 400, 'invalid_input'],
      [await harness.request('/api/trpc/profile.update', { headers: { cookie } }), 405, 'method_not_allowed'],
      [await harness.request('/api/trpc/nothing.here', { headers: { cookie } }), 404, 'not_found'],
      [
        await harness.request(`/api/trpc/${Array(21).fill('session.current').join()}?batch=1`),
        400,
        'invalid_input',
      ],
    ] as const) {
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({
        error: { message: expect.any(String), data: { reason, requestId: expect.stringMatching(/./) } },
      });
    }
  });

  it('answers methods it does not serve with 405', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const response = await harness.request('/api/trpc/session.current', { method });
      expect(response.status).toBe(405);
      expect(await response.json()).toMatchObject({ error: { data: { reason: 'method_not_allowed' } } });
    }
  });

  it('does not stream a single call', async () => {
    const list = await harness.request('/api/trpc/session.list', {
      headers: { 'trpc-accept': 'application/jsonl' },
    });
    expect(list.status).toBe(401);
    expect(list.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('answers every refusal in JSON, and refuses an input where none is expected', async () => {
    const { cookie } = await harness.signUp();
    const input = encodeURIComponent('{"userId":"x"}');
    for (const response of [
      await harness.request(`/api/trpc/${Array(21).fill('session.current').join()}?batch=1`),
      await harness.request(`/api/trpc/session.list?input=${input}`, { headers: { cookie } }),
      await harness.post('/api/trpc/session.revokeOthers', { junk: 1 }, browser(cookie)),
    ]) {
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  it('accepts twenty calls in one request', async () => {
    const response = await harness.request(`/api/trpc/${Array(20).fill('session.current').join()}?batch=1`);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(20);
  });
});
