import type { Server } from 'node:http';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoutes } from '../../server/auth/routes.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { appRouter } from '../../server/trpc/root.ts';
import {
  ASSETS,
  AUTH,
  AVATAR,
  BRIDGE,
  BRIDGE_CHANGES,
  BRIDGE_EVENTS,
  BRIDGE_LOOKUP,
  BRIDGE_OPENAPI,
  BRIDGE_SESSION,
  BRIDGE_USERS,
  bridgeClaims,
  bridgeUser,
  CHANGE_PASSWORD,
  DEV_MAIL,
  ID_IN_PATH,
  LIVEZ,
  OAUTH,
  OAUTH_METADATA,
  OAUTH_REVOKE,
  OAUTH_TOKEN,
  pages,
  READYZ,
  TRPC,
} from '../../shared/paths.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { drawPicture } from '../pictures.ts';

// Every address of the service has one spelling. The requests use a real socket: a client library would normalize the
// other spellings.

const EVIL = 'https://evil.example/';
const PAGES: readonly string[] = Object.values(pages);

const BRIDGE_PATHS = [
  BRIDGE_SESSION,
  BRIDGE_EVENTS,
  BRIDGE_CHANGES,
  BRIDGE_OPENAPI,
  BRIDGE_USERS,
  BRIDGE_LOOKUP,
  bridgeUser('x'),
  bridgeClaims('x'),
];

let harness: Harness;
let server: Server;
let cookie: string;
let addresses: string[];
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  harness = await startHarness({ env: { BRIDGE_KEYS: `book:${'k'.repeat(32)}` } });
  server = createHttpServer(harness.app.fetch, { fastPath: harness.fastPath });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const person = await harness.signUp();
  cookie = person.cookie;
  const put = await harness.request(AVATAR, {
    method: 'PUT',
    headers: { ...browser(cookie), 'content-type': 'image/png' },
    body: new Uint8Array(await drawPicture({ width: 8, height: 8 }).png().toBuffer()),
  });
  const { image } = (await put.json()) as { image: string };
  const [mail] = await harness.mailsTo(person.email);
  addresses = [
    ...PAGES,
    CHANGE_PASSWORD,
    `${ASSETS}favicon.svg`,
    ...Object.keys(openRoutes).map((path) => AUTH + path),
    ...Object.keys(appRouter._def.procedures).map((name) => `${TRPC}/${name}`),
    ...BRIDGE_PATHS.map((path) => BRIDGE + path),
    ...[OAUTH_TOKEN, OAUTH_REVOKE].map((path) => OAUTH + path),
    OAUTH_METADATA,
    AVATAR,
    new URL(image).pathname,
    LIVEZ,
    READYZ,
    DEV_MAIL,
    `${DEV_MAIL}/templates`,
    `${DEV_MAIL}/templates/${mail?.template}`,
    `${DEV_MAIL}/${mail?.row.id}`,
  ];
});
afterAll(async () => {
  agent.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await harness[Symbol.asyncDispose]();
});

type Answer = { status: number; location: string | undefined; body: string };

/** Sends `target` unchanged, as a signed-in user. Closes an event stream as soon as it begins. */
const send = (method: string, target: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const headers = { ...browser(cookie), host: 'localhost:3001', 'content-type': 'application/json' };
    const call = request({ port, host: '127.0.0.1', method, path: target, agent, headers }, (response) => {
      const answer = { status: response.statusCode ?? 0, location: response.headers.location, body: '' };
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        response.destroy();
        return resolve(answer);
      }
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        answer.body += text;
      });
      response.on('end', () => resolve(answer));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(method === 'POST' ? '{}' : undefined);
  });

const hex = (letter: string, isLower: boolean): string => {
  const code = (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
  return `%${isLower ? code : code.toUpperCase()}`;
};
const replaceAt = (text: string, at: number, to: string) => text.slice(0, at) + to + text.slice(at + 1);

/** The positions of `pattern` in a path, except the first slash: a request needs it. */
const placesOf = (path: string, pattern: RegExp) =>
  [...path.matchAll(pattern)].map(({ index }) => index).filter((index) => index > 0);

type Edit = (path: string, pick: number) => string;
const atLetter =
  (edit: (letter: string) => string): Edit =>
  (path, pick) => {
    const places = placesOf(path, /[a-z0-9._-]/gi);
    const at = places[pick % places.length];
    return at === undefined ? path : replaceAt(path, at, edit(path[at] ?? ''));
  };
const atSlash =
  (to: string): Edit =>
  (path, pick) => {
    const places = [0, ...placesOf(path, /\//g)];
    return replaceAt(path, places[pick % places.length] ?? 0, `/${to}`);
  };
const inPlaceOfSlash =
  (to: string): Edit =>
  (path, pick) => {
    const places = placesOf(path, /\//g);
    const at = places[pick % places.length];
    return at === undefined ? `${path}${to}` : replaceAt(path, at, to);
  };
const atEnd =
  (what: string): Edit =>
  (path) =>
    path + what;

const EDITS: readonly Edit[] = [
  atLetter((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())),
  (path) => path.toUpperCase(),
  atLetter((letter) => hex(letter, false)),
  atLetter((letter) => hex(letter, true)),
  atLetter((letter) => `%25${hex(letter, true).slice(1)}`),
  ...['/', './', 'x/../', '%2e/', 'x/%2E%2e/', ';/', ';a=b/', '%2f', '\\'].map(atSlash),
  ...['%2f', '%2F', '\\', '%5c', '//', ';a=b/'].map(inPlaceOfSlash),
  ...['/', '//', '/.', '/..', '/x/..', ';', ';a=b', '#', '#x', '.', '%20', '%3f', '%23', '%23token=x'].map(
    atEnd,
  ),
  ...[',', '\\', '%2f', '+', '~', '.html', '.json', '/index.html'].map(atEnd),
];
const QUERIES = ['', '?', `?redirect_to=${encodeURIComponent(EVIL)}`, '?batch=1', '?input=%7B%7D'];

/** Well-formed paths of things that do not exist. Only GET checks whether they exist. */
const ANOTHER = new RegExp(
  `^(?:${AVATAR}/[\\w-]{22}|${DEV_MAIL}/(?:templates/)?[\\w-]+|${ASSETS}(?:[\\w-]+/)*[\\w.-]+\\.(?!html$)\\w+)$`,
);

/** Paths of users of whom the bridge says nothing without a key, whether they exist or not. */
const ANOTHER_USER = new RegExp(`^${BRIDGE}${bridgeUser(ID_IN_PATH)}(?:/claims)?$`);

/** False for a text that is no request target: with a fragment, a backslash, or invalid percent-encoding. */
function isTarget(path: string): boolean {
  try {
    return !/[\\#]|%00/.test(path) && decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

describe('every address', () => {
  it('exists as it is spelled in shared/paths.ts', async () => {
    for (const address of addresses) {
      const { status } = await send('GET', address);
      expect(status, address).not.toBe(404);
    }
  });

  it('has one spelling: any other is 404, or for a page 308 without a foreign target', async () => {
    const known = new Set(addresses);
    const anySpelling = fc
      .record({
        address: fc.constantFrom(...addresses),
        edits: fc.array(fc.tuple(fc.constantFrom(...EDITS), fc.nat()), { minLength: 1, maxLength: 2 }),
      })
      .map(({ address, edits }) => edits.reduce((path, [edit, pick]) => edit(path, pick), address))
      .filter((path) => !known.has(path));
    await fc.assert(
      fc.asyncProperty(anySpelling, fc.constantFrom(...QUERIES), async (path, query) => {
        const isMalformed = !isTarget(path);
        for (const method of ['GET', 'HEAD', 'POST']) {
          const target = path + query;
          const { status, location = '', body } = await send(method, target);
          const told = `${method} ${target}: ${status} ${location}`;
          if (status === 308) {
            expect(method, told).not.toBe('POST');
            const [page = ''] = location.split('?');
            expect(PAGES, told).toContain(page);
            expect(decodeURIComponent(location), told).not.toContain('evil');
          } else if (isMalformed) expect(status, told).toBe(400);
          else if (ANOTHER_USER.test(path)) expect([401, 405], told).toContain(status);
          else expect(status, told).toBe(method === 'POST' && ANOTHER.test(path) ? 405 : 404);
          if (method !== 'HEAD' && path.startsWith(`${TRPC}/`) && !isMalformed)
            expect(JSON.parse(body), told).toMatchObject({ error: { data: { reason: 'not_found' } } });
        }
      }),
      { numRuns: 200 },
    );
  });
});
