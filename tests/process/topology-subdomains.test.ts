import { randomUUID } from 'node:crypto';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openBrowser } from './browser.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { listenOn } from './listener.ts';
import { startNginx } from './nginx-process.ts';
import { openFolder, openFolderWithDatabase, startService } from './service-process.ts';

const PASSWORD = 'correct horse battery';
const COOKIE = '__Secure-better-auth.session_token';

const opened: AsyncDisposable[] = [];
afterAll(async () => {
  for (const one of opened.reverse()) await one[Symbol.asyncDispose]();
});

let browser: Browser;
/** `https://<name>.test`, on the port of the pages; `http://` has its own port. */
let site: (name: string, scheme?: 'https' | 'http') => string;
/** The service with a shared cookie, and one whose cookie belongs to its host only. */
let shared: Service;
let alone: Service;
type Service = Awaited<ReturnType<typeof startBehindNginx>>;

beforeAll(async () => {
  const folder = await openFolder();
  opened.push(folder);
  const names = ['example.test', '*.example.test', 'other.test'];
  const certificate = makeCertificate(folder.path, names);

  // Every other name serves an empty page, and has a back end that asks Gatehouse who the caller is.
  const answer: RequestListener = async ({ url = '/', headers }, outgoing) => {
    const service = url.startsWith('/alone') ? alone : shared;
    if (!url.endsWith('/me')) {
      outgoing.writeHead(200, { 'Content-Type': 'text/html' });
      outgoing.end(`<!doctype html><title>${headers.host}</title>`);
      return;
    }
    const asked = await fetch(`${service.inside}/api/bridge/v1/session`, {
      headers: { cookie: headers.cookie ?? '' },
    });
    outgoing.writeHead(asked.status, { 'Content-Type': 'application/json' });
    outgoing.end(await asked.text());
  };
  const [secure, plain] = [await findFreePort(), await findFreePort()];
  opened.push(await listenOn(createServer(certificate, answer), secure));
  opened.push(await listenOn(createPlainServer(answer), plain));
  site = (name, scheme = 'https') => `${scheme}://${name}.test:${scheme === 'https' ? secure : plain}`;

  const trusted = [
    ...['book.example', 'tutor.example', 'other'].map((name) => site(name)),
    site('book.example', 'http'),
  ];
  const env = { TRUSTED_ORIGINS: trusted.join(','), TRUSTED_PROXIES: '127.0.0.1' };
  shared = await startBehindNginx(certificate, { ...env, COOKIE_DOMAIN: 'example.test' });
  alone = await startBehindNginx(certificate, env);
  browser = await openBrowser();
  opened.push({ [Symbol.asyncDispose]: () => browser.close() });
});

/** The service at `https://accounts.example.test`, behind the nginx of the documents. */
async function startBehindNginx(certificate: Certificate, env: Record<string, string>) {
  const folder = await openFolderWithDatabase();
  opened.push(folder);
  const [port, inner] = [await findFreePort(), await findFreePort()];
  const url = `https://accounts.example.test:${port}`;
  const service = startService({ PORT: String(inner), BETTER_AUTH_URL: url, ...env }, folder.path);
  opened.push({
    async [Symbol.asyncDispose]() {
      service.kill('SIGTERM');
      await service.exited;
    },
  });
  await service.ready;
  opened.push(
    await startNginx({
      snippet: 'nginx-accounts.conf',
      folder: folder.path,
      certificate,
      port,
      replace: { '127.0.0.1:3001': `127.0.0.1:${inner}`, 'accounts.example.com': 'accounts.example.test' },
    }),
  );
  return { url, inside: `http://127.0.0.1:${inner}`, output: service.output };
}

/** A browser of a person who has just signed up. No page is open. */
async function openPerson({ url }: Service) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const email = `${randomUUID()}@example.com`;
  const page = await openPage(context, `${url}/sign-in`);
  const status = await page.evaluate(
    async (person) =>
      (
        await fetch('/api/auth/sign-up/email', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(person),
        })
      ).status,
    { name: 'Ada', email, password: PASSWORD },
  );
  expect(status).toBe(200);
  await page.close();
  return { context, email, [Symbol.asyncDispose]: () => context.close() };
}

async function openPage(context: BrowserContext, url: string) {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** The answer that a script of this page receives from `session.current`; null when the browser hides it. */
const ask = (page: Page, { url }: Service) =>
  page.evaluate(
    async (address) =>
      fetch(address, { credentials: 'include' }).then(
        async (answer) => ({
          email: (await answer.json()).result.data?.user.email ?? 'nobody',
          site: answer.headers.get('gatehouse-site'),
        }),
        () => null,
      ),
    `${url}/api/trpc/session.current`,
  );

/** True when this page can connect to the events of its session; false when the service refuses. */
const hearConnected = (page: Page, { url }: Service) =>
  page.evaluate(
    (address) =>
      new Promise<boolean>((done) => {
        const events = new EventSource(address, { withCredentials: true });
        const close = (heard: boolean) => {
          events.close();
          done(heard);
        };
        events.addEventListener('connected', () => close(true));
        events.addEventListener('error', () => events.readyState === EventSource.CLOSED && close(false));
      }),
    `${url}/api/trpc/session.events`,
  );

/** The answer that the back end of this page's origin receives for the cookie. */
const askBackEnd = (page: Page, path = '/me') =>
  page.evaluate(async (address) => {
    const answer = await fetch(address);
    return { status: answer.status, email: (await answer.json()).user?.email };
  }, path);

const post = (page: Page, address: string, init: RequestInit = {}) =>
  page.evaluate(
    async ([to, more]) =>
      fetch(to, { method: 'POST', credentials: 'include', body: '{}', ...more }).then(
        ({ status }) => status,
        () => null,
      ),
    [address, init] as const,
  );
const JSON_BODY = { headers: { 'content-type': 'application/json' } };

describe('a shared parent domain', () => {
  it('one sign-in and one sign-out for all names under it', async () => {
    await using person = await openPerson(shared);
    const { context, email } = person;
    await context.clearCookies();

    const book = await openPage(context, `${site('book.example')}/docs/lesson-1`);
    expect(await ask(book, shared)).toEqual({ email: 'nobody', site: null });
    const lesson = book.url();
    await book.goto(`${shared.url}/sign-in?redirect_to=${encodeURIComponent(lesson)}`);
    await book.getByLabel('Email').fill(email);
    await book.getByLabel('Password', { exact: true }).fill(PASSWORD);
    const [answer] = await Promise.all([
      book.waitForResponse(`${shared.url}/api/auth/sign-in/email`),
      book.getByRole('button', { name: 'Sign in', exact: true }).click(),
    ]);
    const cookies = (await answer.headersArray()).filter(({ name }) => name.toLowerCase() === 'set-cookie');
    // The second cookie is the browser's own mark, for the accounts host only.
    expect(cookies).toHaveLength(2);
    expect(cookies[1]?.value).toMatch(/^__Secure-gatehouse\.browser=/);
    expect(cookies[1]?.value).not.toContain('Domain=');
    const [pair = '', ...attributes] = (cookies[0]?.value ?? '').split('; ');
    expect(pair.startsWith(`${COOKIE}=`)).toBe(true);
    expect(attributes.filter((one) => !one.startsWith('Max-Age=')).sort()).toEqual(
      ['Domain=example.test', 'HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'].sort(),
    );

    await book.waitForURL(lesson);
    expect(await ask(book, shared)).toEqual({ email, site: null });
    const tutor = await openPage(context, site('tutor.example'));
    expect(await askBackEnd(tutor)).toEqual({ status: 200, email });
    expect(await tutor.evaluate(() => document.cookie)).toBe('');
    expect(await hearConnected(book, shared)).toBe(true);

    expect(await post(book, `${shared.url}/api/auth/sign-out`, JSON_BODY)).toBe(200);
    expect(await ask(book, shared)).toEqual({ email: 'nobody', site: null });
    expect(await ask(tutor, shared)).toEqual({ email: 'nobody', site: null });
    expect(await askBackEnd(tutor)).toEqual({ status: 401 });
    // The challenge of a passkey was asked for by the sign-in page; its cookie lasts five minutes.
    const kept = (await context.cookies()).filter(({ name }) => name !== '__Host-gatehouse.passkey');
    expect(kept.map(({ name }) => name)).toEqual(['__Secure-gatehouse.browser']);
  });

  it('an untrusted page can neither read nor change anything', async () => {
    await using person = await openPerson(shared);
    const { context, email } = person;
    const evil = await openPage(context, site('evil.example'));
    expect(await ask(evil, shared)).toBeNull();
    expect(await post(evil, `${shared.url}/api/auth/sign-out`, JSON_BODY)).toBeNull();
    expect(await post(evil, `${shared.url}/api/auth/sign-out`, { mode: 'no-cors' })).toBeNull();
    // The shared domain exists for back ends: each of them receives the cookie.
    expect(await askBackEnd(evil)).toEqual({ status: 200, email });
    // The page can still see that the service is available.
    const alive = await evil.evaluate(async (to) => (await fetch(to)).status, `${shared.url}/livez`);
    expect(alive).toBe(200);
    const book = await openPage(context, site('book.example'));
    expect(await ask(book, shared)).toEqual({ email, site: null });
  });

  it('an unrelated site gets no cookie, trusted or not, and gets an explanation', async () => {
    await using person = await openPerson(shared);
    const other = await openPage(person.context, site('other'));
    expect(await ask(other, shared)).toEqual({ email: 'nobody', site: 'cross-site' });
    expect(await askBackEnd(other)).toEqual({ status: 401 });
    // The portal may redirect people back there.
    await other.goto(`${shared.url}/sign-in?redirect_to=${encodeURIComponent(`${site('other')}/lesson`)}`);
    await other.waitForURL(`${site('other')}/lesson`);
  });

  it('http: and https: of the same name are different sites', async () => {
    await using person = await openPerson(shared);
    const plain = await openPage(person.context, site('book.example', 'http'));
    expect(await ask(plain, shared)).toEqual({ email: 'nobody', site: 'cross-site' });
  });

  it('warns at the start about what will not work', () => {
    const { stdout } = shared.output;
    const notes = stdout.split('\n').filter((line) => line.startsWith('Note: '));
    expect(notes).toHaveLength(3);
    expect(notes[2]).toContain('mails');
    expect(notes[0]).toContain(site('book.example', 'http'));
    expect(notes[1]).toContain(`${site('other')} and ${shared.url} are unrelated sites`);
    expect(stdout.indexOf('Note: ')).toBeGreaterThan(stdout.indexOf('is ready at'));
  });
});

describe('without COOKIE_DOMAIN', () => {
  it('front ends on sibling names see the user, back ends do not, and the start warns', async () => {
    await using person = await openPerson(alone);
    const tutor = await openPage(person.context, `${site('tutor.example')}/alone`);
    expect(await ask(tutor, alone)).toEqual({ email: person.email, site: null });
    expect(await askBackEnd(tutor, '/alone/me')).toEqual({ status: 401 });
    expect(alone.output.stdout).toMatch(/^Note: COOKIE_DOMAIN: .*COOKIE_DOMAIN=example\.test /m);
  });
});
