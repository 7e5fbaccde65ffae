import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openBrowser } from './browser.ts';
import { makeCertificate } from './certificate.ts';
import { startNginx } from './nginx-process.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';

// A browser with cookies from before a change of COOKIE_DOMAIN, in Chromium, with a service that is really restarted.

const COOKIE = '__Secure-better-auth.session_token';
const PASSWORD = 'correct horse battery';
const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';
/** A cookie that an older app on the parent domain signed with another secret. */
const FOREIGN = `${'s'.repeat(32)}.${encodeURIComponent(`${'A'.repeat(43)}=`)}`;

const opened: AsyncDisposable[] = [];
afterAll(async () => {
  for (const one of opened.reverse()) await one[Symbol.asyncDispose]();
});

let browser: Browser;
let url: string;
let restart: (cookieDomain?: string) => Promise<void>;
beforeAll(async () => {
  const folder = await openFolderWithDatabase();
  opened.push(folder);
  const [port, inner] = [await findFreePort(), await findFreePort()];
  url = `https://accounts.example.test:${port}`;
  let service: ReturnType<typeof startService> | undefined;
  const stop = async () => {
    service?.kill('SIGTERM');
    await service?.exited;
  };
  opened.push({ [Symbol.asyncDispose]: stop });
  restart = async (cookieDomain) => {
    await stop();
    service = startService(
      {
        PORT: String(inner),
        BETTER_AUTH_SECRET: SECRET,
        BETTER_AUTH_URL: url,
        TRUSTED_PROXIES: '127.0.0.1',
        ...(cookieDomain && { COOKIE_DOMAIN: cookieDomain }),
      },
      folder.path,
    );
    await service.ready;
  };
  await restart();
  opened.push(
    await startNginx({
      snippet: 'nginx-accounts.conf',
      folder: folder.path,
      certificate: makeCertificate(folder.path, ['accounts.example.test']),
      port,
      replace: { '127.0.0.1:3001': `127.0.0.1:${inner}`, 'accounts.example.com': 'accounts.example.test' },
    }),
  );
  browser = await openBrowser();
  opened.push({ [Symbol.asyncDispose]: () => browser.close() });
});

const post = (page: Page, path: string, body: object = {}) =>
  page.evaluate(
    async ([to, json]) =>
      (
        await fetch(to, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(json),
        })
      ).status,
    [path, body] as const,
  );
const whoAmI = (page: Page): Promise<string> =>
  page.evaluate(
    async () => (await (await fetch('/api/trpc/session.current')).json()).result.data?.user.email ?? 'nobody',
  );
/** The browser's cookies with the session's name: their scopes, and whether they belong to the older app. */
const scopesOf = async (context: BrowserContext): Promise<string[]> =>
  (await context.cookies())
    .filter(({ name }) => name === COOKIE)
    .map(({ domain, path, value }) => `${domain}${path}${value === FOREIGN ? ' of the older app' : ''}`)
    .sort();
const HOST = 'accounts.example.test/';
const PARENT = '.example.test/';
const plant = (context: BrowserContext, domain: string, path: string, value: string) =>
  context.addCookies([{ name: COOKIE, value, domain, path, secure: true, httpOnly: true, sameSite: 'Lax' }]);

async function openPerson() {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  const email = `${randomUUID()}@example.com`;
  const signIn = () => post(page, '/api/auth/sign-in/email', { email, password: PASSWORD });
  return { context, page, email, signIn, [Symbol.asyncDispose]: () => context.close() };
}

it('signs in beside a cookie of another path, and signs out completely', async () => {
  await using person = await openPerson();
  const { context, page, email, signIn } = person;
  expect(await post(page, '/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD })).toBe(200);
  const first = (await context.cookies()).find(({ name }) => name === COOKIE)?.value ?? '';
  // The browser sends the cookie with the longer path first. Its session ends when the person signs in.
  await plant(context, 'accounts.example.test', '/api', first);
  expect(await signIn()).toBe(200);
  expect(await whoAmI(page)).toBe(email);
  await page.goto(`${url}/account`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/account');
  expect(await post(page, '/api/auth/sign-out')).toBe(200);
  expect(await whoAmI(page)).toBe('nobody');
});

it('signs in, out and up after changes of COOKIE_DOMAIN, and keeps an older app’s cookie', async () => {
  await using person = await openPerson();
  const { context, page, email, signIn } = person;
  // This cookie is older, so it is before ours in every request.
  await plant(context, '.example.test', '/', FOREIGN);
  expect(await post(page, '/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD })).toBe(200);
  expect(await whoAmI(page)).toBe(email);
  expect(await post(page, '/api/auth/sign-out')).toBe(200);
  expect(await scopesOf(context)).toEqual([`${PARENT} of the older app`]);
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${url}/account`);
  expect(await scopesOf(context)).toEqual([`${PARENT} of the older app`, HOST]);

  // COOKIE_DOMAIN is set: the older app's scope is now ours. The user stays signed in, and the host's own cookie is
  // removed.
  await restart('example.test');
  await page.reload();
  expect(await whoAmI(page)).toBe(email);
  expect(await signIn()).toBe(200);
  expect(await whoAmI(page)).toBe(email);
  expect(await scopesOf(context)).toEqual([PARENT]);

  // COOKIE_DOMAIN is not set: the domain's cookie is beside the new one once, and the next sign-in removes it.
  await restart();
  expect(await whoAmI(page)).toBe(email);
  expect(await signIn()).toBe(200);
  expect(await whoAmI(page)).toBe(email);
  expect(await scopesOf(context)).toEqual([PARENT, HOST]);
  expect(await signIn()).toBe(200);
  expect(await whoAmI(page)).toBe(email);
  expect(await scopesOf(context)).toEqual([HOST]);

  // COOKIE_DOMAIN is set again, and signing out ends both cookies.
  await restart('example.test');
  expect(await whoAmI(page)).toBe(email);
  expect(await post(page, '/api/auth/sign-out')).toBe(200);
  expect([await scopesOf(context), await whoAmI(page)]).toEqual([[], 'nobody']);
});
