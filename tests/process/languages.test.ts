import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { linesOf, openFolder, openFolderWithDatabase, startService } from './service-process.ts';

// Languages in the built service: the thread that writes pages, the parts that the build lists, the operator's words.

const OPENED = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };
const HEADING = /<h1[^>]*>([^<]*)<\/h1>/;

let folder: Awaited<ReturnType<typeof openFolder>>;
let service: ReturnType<typeof startService>;
let url: string;

beforeAll(async () => {
  folder = await openFolderWithDatabase();
  const port = String(await findFreePort());
  url = `http://localhost:${port}`;
  await mkdir(join(folder.path, 'messages'));
  await writeFile(join(folder.path, 'messages/en.json'), '{"signIn":{"title":"Come in"}}');
  service = startService(
    { PORT: port, LANGUAGES: 'en,ar-XB,en-XA', MESSAGES_DIR: 'messages', APP_NAME: 'كتاب' },
    folder.path,
  );
  await service.ready;
});
afterAll(async () => {
  service.kill('SIGTERM');
  await service.exited;
  await folder[Symbol.asyncDispose]();
});

const open = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(url + path, { headers: { ...OPENED, ...headers } })).text();
/** The page once its markup is there: on a busy machine the thread takes longer than a page waits. */
const openWritten = (path: string) =>
  vi.waitFor(
    async () => {
      const html = await open(path);
      expect(html).toMatch(HEADING);
      return html;
    },
    { timeout: 60_000, interval: 200 },
  );

it('pages before sign-in are written in each language, with the words of the operator', async () => {
  expect(HEADING.exec(await openWritten('/sign-in'))?.[1]).toBe('Come in');
  const mirrored = await openWritten('/sign-in?lang=ar-XB');
  expect(mirrored).toMatch(/<html lang="ar-XB" dir="rtl"/);
  expect(HEADING.exec(mirrored)?.[1]).toBe('\u202eCome\u202c \u202ein\u202c');
  expect(await openWritten('/sign-up?lang=en-XA')).not.toMatch(/>[^<]*\b(?:Create|Password|Email)\b[^<]*</);
});

it('values stand in the markup as the language shows them', async () => {
  const html = await openWritten('/sign-up');
  expect(html).toContain('8 characters');
  expect(html).toMatch(/\u2068كتاب\u2069|>كتاب</);
  expect(html).not.toMatch(/86.?753|APP_NAME/);
});

it('the page of a signed-in person is written in the language of their profile', async () => {
  const email = 'ada@example.com';
  const post = (path: string, body: object, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin', cookie },
      body: JSON.stringify(body),
    });
  const signedUp = await post('/api/auth/sign-up/email', {
    name: 'Ada',
    email,
    password: 'correct horse battery',
  });
  const cookie = signedUp.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  // The service renders pages of accounts for a quarter of each second only.
  const expectTitle = (path: string, title: RegExp) =>
    vi.waitFor(async () => expect(HEADING.exec(await open(path, { cookie }))?.[1]).toMatch(title), {
      timeout: 60_000,
      interval: 200,
    });
  const mirrored = /^\u202eDevices\u202c$/;
  await expectTitle('/account/devices', /^Devices$/);
  await expectTitle('/account/devices?lang=ar-XB', mirrored);
  await expectTitle('/account/devices?lang=en-XA', /^[^a-z]+$/i);
  expect((await post('/api/trpc/profile.update', { locale: 'ar-XB' }, cookie)).status).toBe(200);
  await expectTitle('/account/devices', mirrored);
});

it('the sign-in page loads the words of its first code, and no others', async () => {
  const [, address = ''] = /<script defer src="([^"]*)"/.exec(await open('/sign-in')) ?? [];
  const read = async (path: string) =>
    JSON.parse((await (await fetch(url + path)).text()).replace(/^gatehouseWords=/, ''));
  const { parts, whole } = await read(address);
  expect(Object.keys(parts)).toContain('signIn');
  expect(Object.keys(parts)).not.toContain('devices');
  expect(Object.keys((await read(whole)).parts)).toContain('devices');
});

it('words that do not fit stop the start, and the doctor names them', async () => {
  await using other = await openFolder();
  await writeFile(join(other.path, 'de.json'), '{"signIn":{"title":"Hallo {name}","heading":""}}');
  await writeFile(join(other.path, 'xx.json'), '{}');
  const env = { MESSAGES_DIR: '.', DATABASE_URL: 'pglite:memory', PORT: String(await findFreePort()) };
  const started = startService(env, other.path);
  expect(await started.exited).toBe(1);
  const lines = linesOf(started.output.stderr);
  expect(lines).toEqual([
    'de.json: signIn.title has {name}, which the message does not know.',
    'de.json: signIn.heading is no message.',
    expect.stringMatching(/^xx\.json: its name is no language; /),
  ]);
  const doctor = startService(env, other.path, {
    entry: 'dist/server/gatehouse.js',
    args: ['doctor', '--json'],
  });
  expect(await doctor.exited).toBe(1);
  const findings = linesOf(doctor.output.stdout).map((line) => JSON.parse(line));
  expect(findings.filter(({ check }) => check === 'messages').map(({ found }) => found)).toEqual(lines);
});
