import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, type Harness, startHarness } from '../harness.ts';

const OPENED = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };
const PAGES = ['/sign-in', '/account', '/reset-password', '/nothing-here'];

let harness: Harness;
let cookie: string;
beforeAll(async () => {
  harness = await startHarness();
  ({ cookie } = await harness.signUp({}, browser()));
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
});

const open = (path: string, headers: Record<string, string> = {}) =>
  harness.request(path, { headers: { ...OPENED, cookie, ...headers } });

describe('a page', () => {
  it('is compressed for browsers that take it, and says the same', async () => {
    for (const path of PAGES) {
      const plain = await open(path);
      const small = await open(path, { 'accept-encoding': 'gzip, deflate, br, zstd' });
      const bytes = Buffer.from(await small.arrayBuffer());
      const shown = (response: Response) => ({
        status: response.status,
        type: response.headers.get('content-type'),
        cache: response.headers.get('cache-control'),
        policy: response.headers.get('content-security-policy'),
        language: response.headers.get('content-language'),
        varies: response.headers.get('vary')?.includes('Accept-Encoding'),
      });
      expect([plain, small].map((one) => one.headers.get('content-encoding'))).toEqual([null, 'gzip']);
      expect(shown(small)).toEqual({ ...shown(plain), varies: true });
      const text = await plain.text();
      expect(gunzipSync(bytes).toString()).toBe(text);
      expect(bytes.length).toBeLessThan(text.length / 1.5);
    }
  });

  it('is readable for every browser, whatever it accepts', async () => {
    const name = fc.constantFrom('gzip', 'br', 'deflate', 'identity', '*', 'x-gzip', 'gzipp', '');
    const quality = fc.constantFrom('', ';q=0', ';q=0.0', '; q=0.5', ';q=1', ';q=2', ';q=');
    const entry = fc.tuple(name, quality).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (entries) => {
        const response = await open('/sign-in', { 'accept-encoding': entries.join(', ') });
        const encoding = response.headers.get('content-encoding');
        const bytes = Buffer.from(await response.arrayBuffer());
        const text = encoding === 'gzip' ? gunzipSync(bytes).toString() : bytes.toString();
        expect([null, 'gzip']).toContain(encoding);
        expect(text).toMatch(/^<!doctype html>/i);
        if (encoding === 'gzip') expect(entries.some((one) => /^gzip(?!p|;q=0)/.test(one))).toBe(true);
      }),
    );
  });
});
