import type { Browser } from '@playwright/test';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { bundlePage, listenAt, openPage } from '../better-auth/chromium.ts';
import { findDifferences, readDocumented } from '../better-auth/differences.ts';
import { createPlainAuth } from '../better-auth/plain.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';
import { openBrowser } from '../process/browser.ts';

// Better Auth's own client in Chromium, on a page of the service's origin and on a page of another trusted origin.
// Chromium stores and sends the cookies.

const isHere = inject('driver') === 'pglite';
const opened: AsyncDisposable[] = [];
let harness: Harness;
let browser: Browser;
let script: string;
let service: string;
let other: string;
let site: string;
beforeAll(async () => {
  if (!isHere) return;
  const newUrl = async () => `http://localhost:${await findFreePort()}`;
  [service, other, site] = [await newUrl(), await newUrl(), await newUrl()];
  harness = await startHarness({ env: { BETTER_AUTH_URL: service, TRUSTED_ORIGINS: site } });
  opened.push(harness);
  opened.push(await listenAt(createHttpServer(harness.app.fetch), service));
  const blank = new Hono().get('/*', (c) => c.html('<title>blank</title>'));
  opened.push(await listenAt(createHttpServer(blank.fetch), site));
  browser = await openBrowser();
  opened.push({ [Symbol.asyncDispose]: () => browser.close() });
  script = await bundlePage();
});
afterAll(async () => {
  for (const one of opened.reverse()) await one[Symbol.asyncDispose]();
});

describe.runIf(isHere)('Better Auth’s client in Chromium', () => {
  const walkOurs = async (at: string) => {
    const page = await openPage(browser, {
      url: at,
      script,
      readResetToken: (email) => harness.secretIn(email, 'resetPassword', 'resetPassword'),
    });
    const answers = await page.evaluate((url) => window.walkIn(url), service);
    await page.context().close();
    return answers;
  };
  /** The same walk on a plain Better Auth, which leaves CORS to the server around it. */
  const walkPlain = async (at: string) => {
    const { handler, readResetToken } = createPlainAuth({ url: other, trustedOrigins: [site] });
    const app = new Hono()
      .use(cors({ origin: site, credentials: true }))
      .all('/api/auth/*', (c) => handler(c.req.raw))
      .get('/', (c) => c.html('<title>plain</title>'));
    await using _listening = await listenAt(createHttpServer(app.fetch), other);
    const page = await openPage(browser, { url: at, script, readResetToken });
    const answers = await page.evaluate((url) => window.walkIn(url), other);
    await page.context().close();
    return answers;
  };

  it.each(['the same', 'a trusted other'])(
    'gets the answers of a plain Better Auth from %s origin, except the documented differences',
    async (origin) => {
      const isSame = origin === 'the same';
      const ours = await walkOurs(isSame ? `${service}/sign-in` : site);
      const theirs = await walkPlain(isSame ? other : site);
      expect(Object.keys(ours).length).toBeGreaterThan(100);
      expect(findDifferences(theirs, ours)).toEqual(readDocumented());
    },
    120_000,
  );

  it('follows the callbackURL of a sign-in, a path on its own site', async () => {
    const { email } = await harness.signUp();
    const page = await openPage(browser, { url: site, script, readResetToken: async () => '' });
    await page.evaluate(
      ([url, address, password]) => window.signInFor(url, { email: address, password }, '/lesson?x=1#y'),
      [service, email, PASSWORD] as const,
    );
    await page.waitForURL(`${site}/lesson?x=1#y`);
    await page.context().close();
  });
});
