import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const SECRET = 's'.repeat(43);

it.each([
  `/reset-password%23token=${SECRET}`,
  `/verify-email%2523change=${SECRET}`,
  `/reset-password?return=${Buffer.from(`${TRUSTED_SITE}/x`).toString('base64url')}%23token=${SECRET}`,
  `//Verify-Email/%23%74oken%3D${SECRET}`,
  `/no-page%23token=${SECRET}`,
])('a mail link with an encoded # gets the page, without caching or referrer: %s', async (path) => {
  const answer = await harness.request(path);
  expect([200, 404]).toContain(answer.status);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  const body = await answer.text();
  expect(body).toContain('<title>');
  expect(body + JSON.stringify([...answer.headers])).not.toContain(SECRET);
});

it('its secret is in no error body and no log, whatever the method', async () => {
  for (const method of ['POST', 'DELETE', 'HEAD', 'OPTIONS']) {
    const answer = await harness.request(`/reset-password%23token=${SECRET}`, { method });
    expect((await answer.text()) + JSON.stringify([...answer.headers])).not.toContain(SECRET);
  }
  expect(harness.logged.join('')).not.toContain(SECRET);
});

it('a target is not trusted because it looks like a damaged link', async () => {
  const target = encodeURIComponent('https://evil.example/#token=x');
  const answer = await harness.request(`/verify-email?redirect_to=${target}`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/verify-email']);
});
