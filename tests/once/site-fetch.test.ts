import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials } from '../../integrations/web/src/credentials.ts';
import { GatehouseError } from '../../integrations/web/src/error.ts';
import { createSiteFetch } from '../../integrations/web/src/site-fetch.ts';

// Which origin receives the access token. Browser tests show the same with the real service.

type Server = { origin: string; seen: IncomingMessage[]; close(): Promise<unknown> };

async function open(answer: RequestListener = (_request, response) => response.end('ok')): Promise<Server> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const TOKEN = 'gat_token';
let token: () => Promise<string | null> = async () => TOKEN;
const credentials = (isHandOff: boolean) =>
  ({
    find: async () => (isHandOff ? { tokens: { get: () => token() } } : undefined),
    isKnown: () => true,
  }) as unknown as Credentials;

let backend: Server;
let stranger: Server;
let refused = 0;
beforeEach(async () => {
  token = async () => TOKEN;
  refused = 0;
  stranger = await open();
  backend = await open((request, response) => {
    if (request.url === '/elsewhere') response.writeHead(302, { location: `${stranger.origin}/` });
    if (request.url === '/closed') response.writeHead(401);
    if (request.url === '/echo') return void request.pipe(response);
    response.end();
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all([backend.close(), stranger.close()]);
});

const openFetch = (isHandOff = true) =>
  createSiteFetch({
    origins: new Set([backend.origin]),
    credentials: credentials(isHandOff),
    ask: async () => {},
    onRefused: () => {
      refused += 1;
    },
  });
const tokens = ({ seen }: Server) => seen.map(({ headers }) => headers.authorization);

describe('fetch of a site that the cookie does not reach', () => {
  it('sends the token to a back end of the site, in each form of a request', async () => {
    const get = openFetch();
    await get(`${backend.origin}/a`);
    await get(new URL(`${backend.origin}/b`), { headers: { 'x-own': '1' } });
    await get(new Request(`${backend.origin}/c`, { method: 'POST', body: 'text' }));
    expect(tokens(backend)).toEqual(Array(3).fill(`Bearer ${TOKEN}`));
    expect(backend.seen.map(({ method, headers }) => [method, headers['x-own']])).toEqual([
      ['GET', undefined],
      ['GET', '1'],
      ['POST', undefined],
    ]);
  });

  it('sends nothing to any other origin, however its address is written', async () => {
    const get = openFetch();
    const { host, port } = new URL(stranger.origin);
    const { host: own } = new URL(backend.origin);
    for (const address of [
      stranger.origin,
      `http:\\\\${host}\\${own}`,
      `HTTP://${host}/?${backend.origin}`,
      ` ${stranger.origin}/#@${own} `,
      `http://127.1:${port}/`,
    ])
      await get(address);
    expect(tokens(stranger)).toEqual(Array(5).fill(undefined));
    await expect(get(`${backend.origin}@evil.example/`)).rejects.toThrow();
    expect(backend.seen).toEqual([]);
  });

  it('leaves the header of a caller who has one, and sends none when nobody is signed in', async () => {
    await openFetch()(backend.origin, { headers: { authorization: 'Basic eA==' } });
    token = async () => null;
    await openFetch()(backend.origin);
    expect(tokens(backend)).toEqual(['Basic eA==', undefined]);
  });

  it('needs no token for a call that has a header of its own', async () => {
    token = async () => {
      throw new GatehouseError('unreachable');
    };
    const init = { headers: { authorization: 'Basic eA==' } };
    expect((await openFetch()(`${backend.origin}/closed`, init)).status).toBe(401);
    expect(refused).toBe(0);
  });

  it('sends a body that is a stream', async () => {
    const body = new Blob(['text']).stream();
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    expect(await (await openFetch()(`${backend.origin}/echo`, init)).text()).toBe('text');
  });

  it('ends as soon as the caller gives up, also while the token is awaited', async () => {
    token = () => new Promise(() => {});
    const caller = new AbortController();
    const answer = openFetch()(backend.origin, { signal: caller.signal });
    caller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect(openFetch()(backend.origin, { signal: caller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(backend.seen).toEqual([]);
  });

  it('sends nothing when it cannot be known who is signed in', async () => {
    token = async () => {
      throw new GatehouseError('unreachable');
    };
    await expect(openFetch()(backend.origin)).rejects.toMatchObject({ code: 'unreachable' });
    expect(backend.seen).toEqual([]);
  });

  it('does not carry the token to where a back end redirects', async () => {
    // An old browser: nobody knows whether it would drop the header.
    await expect(openFetch()(`${backend.origin}/elsewhere`)).rejects.toThrow();
    expect(stranger.seen).toEqual([]);
    vi.stubGlobal('CSS', { supports: () => true });
    await openFetch()(`${backend.origin}/elsewhere`);
    expect(tokens(stranger)).toEqual([undefined]);
  });

  it('asks who is signed in when a back end refuses the token', async () => {
    expect((await openFetch()(`${backend.origin}/closed`)).status).toBe(401);
    expect(refused).toBe(1);
  });
});

it('fetch of a site that the cookie reaches sends cookies to no origin where the site itself redirects', async () => {
  const seen: unknown[] = [];
  vi.stubGlobal('location', { origin: backend.origin });
  vi.stubGlobal('fetch', async (_request: Request, { credentials }: RequestInit) => {
    seen.push(credentials);
    return new Response();
  });
  const get = createSiteFetch({
    origins: new Set([backend.origin, stranger.origin]),
    credentials: credentials(false),
    ask: async () => {},
    onRefused: () => {},
  });
  await get(`${backend.origin}/elsewhere`);
  await get(stranger.origin);
  expect(seen).toEqual(['same-origin', 'include']);
});

it('fetch of a site that the cookie reaches sends no token', async () => {
  await openFetch(false)(backend.origin);
  expect(tokens(backend)).toEqual([undefined]);
});
