import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { authUrl, pages } from '../../shared/paths.ts';
import { openBrowser } from './browser.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { listenOn } from './listener.ts';
import { startNginx } from './nginx-process.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';
import { openCall, readText } from './tls-call.ts';

const KEY = 'k'.repeat(32);
const PASSWORD = 'correct horse battery';
/** Another address of this machine, so that the caller is not the proxy. */
const CLIENT = '127.0.0.7';

const opened: AsyncDisposable[] = [];
afterAll(async () => {
  for (const one of opened.reverse()) await one[Symbol.asyncDispose]();
});

let origin: string;
let certificate: Certificate;

beforeAll(async () => {
  const folder = await openFolderWithDatabase();
  opened.push(folder);
  certificate = makeCertificate(folder.path, ['www.example.test']);
  const port = await findFreePort();
  origin = `https://www.example.test:${port}`;

  const inside = await findFreePort();
  const service = startService(
    {
      PORT: String(inside),
      BETTER_AUTH_URL: origin,
      TRUSTED_PROXIES: '127.0.0.1',
      BRIDGE_KEYS: `tutor:${KEY}`,
    },
    folder.path,
  );
  opened.push({
    async [Symbol.asyncDispose]() {
      service.kill('SIGTERM');
      await service.exited;
    },
  });
  await service.ready;

  const serve = async (name: string, answer: RequestListener) => {
    const at = await findFreePort();
    const server = createServer((incoming, outgoing) => {
      outgoing.setHeader('X-Served-By', name);
      outgoing.setHeader('X-Served-For', incoming.headers.host ?? '');
      answer(incoming, outgoing);
    });
    opened.push(await listenOn(server, at));
    return at;
  };
  const site = await serve('site', ({ url = '' }, outgoing) => {
    const isPage = url === '/' || url.startsWith('/docs/');
    outgoing.writeHead(isPage ? 200 : 404, { 'Content-Type': 'text/html' });
    outgoing.end(`<!doctype html><title>The site</title>${isPage ? 'A page' : 'No page'} of the site.`);
  });
  // A back end beside Gatehouse calls it directly, with the cookie that it received.
  const app = await serve('app', async ({ headers }, outgoing) => {
    const answer = await fetch(`http://127.0.0.1:${inside}/api/bridge/v1/session`, {
      headers: { cookie: headers.cookie ?? '' },
    });
    outgoing.writeHead(answer.status, { 'Content-Type': 'application/json' });
    outgoing.end(await answer.text());
  });

  opened.push(
    await startNginx({
      snippet: 'nginx.conf',
      folder: folder.path,
      certificate,
      port,
      replace: {
        '127.0.0.1:3001': `127.0.0.1:${inside}`,
        '127.0.0.1:3000': `127.0.0.1:${site}`,
        '127.0.0.1:8000': `127.0.0.1:${app}`,
        'www.example.com': 'www.example.test',
      },
    }),
  );
});

const call = (path: string, options: Parameters<typeof openCall>[3] = {}) =>
  openCall(origin, path, certificate.cert, options);
const toCookie = (lines: readonly string[] = []) => lines.map((line) => line.split(';')[0]).join('; ');

async function signUp(options: Parameters<typeof openCall>[3] = {}) {
  const email = `${randomUUID()}@example.com`;
  const answer = await call(authUrl('signUp'), {
    method: 'POST',
    body: JSON.stringify({ name: 'Ada', email, password: PASSWORD }),
    ...options,
  });
  expect(answer.statusCode).toBe(200);
  answer.resume();
  const lines = answer.headers['set-cookie'];
  return { email, lines, cookie: toCookie(lines) };
}

describe('one origin behind nginx', () => {
  it.each([
    ...Object.values(pages).filter((page) => page !== pages.home),
    '/sign-in?redirect_to=x',
    '/forgot-password',
    '/reset-password',
    '/verify-email',
    '/account/security',
    '/account/no/such/page',
    '/.well-known/change-password',
    '/.well-known/oauth-authorization-server',
    '/.well-known/passkey-endpoints',
    '/authorize',
    '/_gatehouse/nothing.js',
    '/api/auth/ok',
    '/api/trpc/session.current',
    '/api/bridge/v1/session',
    '/api/avatar',
    '/api/avatar/x',
    '/api/oauth/token',
  ])('%s reaches Gatehouse', async (path) => {
    const { headers } = await call(path);
    expect(headers['x-served-by']).toBeUndefined();
    expect(headers['x-request-id']).toBeTruthy();
  });

  it.each([
    ['/', 200, 'site'],
    ['/docs/lesson-1', 200, 'site'],
    ['/no-such-page', 404, 'site'],
    ['/sign-in/more', 404, 'site'],
    ['/authorize/more', 404, 'site'],
    ['/sign-in-here', 404, 'site'],
    ['/accounts', 404, 'site'],
    ['/api', 404, 'site'],
    ['/api/lessons', 404, 'site'],
    ['/api/authors', 404, 'site'],
    ['/api/avatars', 404, 'site'],
    ['/api/auth/../../', 404, 'site'],
    ['/.well-known/security.txt', 404, 'site'],
    ['/livez', 404, 'site'],
    ['/readyz', 404, 'site'],
    ['/tutor/me', 401, 'app'],
  ])('%s does not: %i of the %s', async (path, status, server) => {
    const answer = await call(path);
    expect(answer.headers['x-served-by']).toBe(server);
    expect(`https://${answer.headers['x-served-for']}`).toBe(origin);
    expect(answer.statusCode).toBe(status);
    if (server === 'site') expect(await readText(answer)).toContain('of the site');
  });

  it("signs up, and the app's back end recognises the user by the same cookie", async () => {
    const { email, cookie, lines } = await signUp();
    expect(lines).toHaveLength(1);
    expect(lines?.[0]).toMatch(/^__Secure-better-auth\.session_token=/);
    expect(lines?.[0]).not.toMatch(/domain=/i);
    const me = await call('/tutor/me', { headers: { cookie } });
    expect(JSON.parse(await readText(me))).toMatchObject({ user: { email } });
  });

  it('records the real address of the user, whatever the caller sends', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' };
    const { cookie } = await signUp({ from: CLIENT, headers });
    const listed = await call('/api/trpc/session.list', { headers: { cookie } });
    expect(JSON.parse(await readText(listed))).toMatchObject({ result: { data: [{ ipAddress: CLIENT }] } });
  });

  it('refuses a body that is too large itself', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(70 * 1024) });
    const answer = await call(authUrl('signUp'), { method: 'POST', body });
    expect(answer.statusCode).toBe(413);
    expect(JSON.parse(await readText(answer))).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });

  it("passes a back end's events on one by one", async () => {
    const answer = await call('/api/bridge/v1/events', { headers: { authorization: `Bearer ${KEY}` } });
    expect(answer.statusCode).toBe(200);
    const late = setTimeout(() => answer.destroy(), 10_000); // this ends the loop below
    const heard: { at: number; event: string }[] = [];
    for await (const bytes of answer.setEncoding('utf8')) {
      for (const [, event = ''] of String(bytes).matchAll(/^event: (\S+)/gm))
        heard.push({ at: performance.now(), event });
      if (heard.filter(({ event }) => event === 'heartbeat').length >= 4) break;
    }
    clearTimeout(late);
    expect(heard[0]?.event).toBe('reset');
    const beats = heard.filter(({ event }) => event === 'heartbeat').map(({ at }) => at);
    for (const [index, at] of beats.slice(1).entries()) expect(at - (beats[index] ?? 0)).toBeGreaterThan(500);
  });

  it("passes a page's events on at once, and keeps a silent stream open", async () => {
    const { cookie } = await signUp();
    const headers = { cookie, accept: 'text/event-stream' };
    const answer = await call('/api/trpc/session.events', { headers });
    expect(answer.statusCode).toBe(200);
    const asked = performance.now();
    let text = '';
    const ended = (async () => {
      for await (const bytes of answer.setEncoding('utf8')) text += bytes;
    })();
    await expect.poll(() => text, { timeout: 30_000 }).toContain('event: connected');
    // This takes longer than the proxy waits for anything else.
    await expect.poll(() => text, { timeout: 60_000, interval: 200 }).toContain('event: ping');
    expect(performance.now() - asked).toBeGreaterThan(11_000);
    const told = performance.now();
    (await call(authUrl('signOut'), { method: 'POST', headers: { cookie, origin }, body: '{}' })).resume();
    await expect.poll(() => text, { timeout: 30_000 }).toContain('signed_out');
    expect(performance.now() - told).toBeLessThan(10_000);
    await ended;
  });

  it('takes a reader to the portal and back, in Chromium', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      const lesson = `${origin}/docs/lesson-1?chapter=2#queues`;
      await page.goto(`${origin}/sign-up?redirect_to=${encodeURIComponent(lesson)}`);
      await page.getByLabel('Name').fill('Grace Hopper');
      await page.getByLabel('Email').fill(`${randomUUID()}@example.com`);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByRole('button', { name: 'Skip for now' }).click();
      await page.waitForURL(lesson);
      expect(await page.title()).toBe('The site');
      const current = await page.evaluate(async () => (await fetch('/api/trpc/session.current')).json());
      expect(current).toMatchObject({ result: { data: { user: { name: 'Grace Hopper' } } } });
      // The portal redirects nobody to an untrusted site.
      const elsewhere = await page.goto(`${origin}/sign-in?redirect_to=https%3A%2F%2Fevil.example%2F`);
      expect(elsewhere?.status()).toBe(200);
      await page.waitForURL(`${origin}/account`);
    } finally {
      await browser.close();
    }
  });
});
