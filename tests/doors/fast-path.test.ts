import { once } from 'node:events';
import { Agent, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createHttpServer } from '../../server/http/server.ts';
import { type Harness, startHarness } from '../harness.ts';
import { warm } from './statements.ts';

// The bridge's most frequent request has two paths. A caller must not be able to tell which path answered.

const [KEY, SMALL] = ['k'.repeat(32), 's'.repeat(32)];
const BRIDGE_KEYS = `book:${KEY},small:${SMALL}:1`;
const PATH = '/api/bridge/v1/session';
type Lines = [name: string, value: string][];
type Question = { headers?: Lines; method?: string; path?: string; body?: string };
type Answer = { status: number; headers: Record<string, string>; body: string };

/** Headers that the HTTP server adds by itself. */
const HOP_HEADERS = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];
const toAnswer = (status: number, headers: Iterable<[string, string]>, body: string): Answer => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => !HOP_HEADERS.includes(name))),
  body,
});

/** A service behind a real HTTP server. It counts the requests that took the fast path. */
async function startServer(harness: Harness) {
  let short = 0;
  const fastPath: Harness['fastPath'] = (incoming, outgoing) => {
    const isTaken = harness.fastPath(incoming, outgoing);
    if (isTaken) short += 1;
    return isTaken;
  };
  const servers = [createHttpServer(harness.app.fetch, { fastPath }), createHttpServer(harness.app.fetch)];
  await Promise.all(servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  const agent = new Agent({ keepAlive: true });
  const { host } = new URL(harness.config.http.url);

  const send = (server: Server, { headers = [], method = 'GET', path = PATH, body }: Question) =>
    new Promise<Answer>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const flat = [['Host', host], ...headers].flat();
      const sending = request({ host: '127.0.0.1', port, path, method, agent, headers: flat }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (data) => {
          text += data;
        });
        response.on('end', () => {
          const pairs = Object.entries(response.headers).map(
            ([name, value]) => [name, String(value)] as const,
          );
          resolve(toAnswer(response.statusCode ?? 0, pairs as [string, string][], text));
        });
      });
      sending.on('error', reject).end(body);
    });

  return {
    harness,
    /** The answers to one request on the fast path, on the usual path, and without a socket. */
    async ask(question: Question): Promise<Answer[]> {
      const { headers, method = 'GET', path = PATH, body } = question;
      const [fast, slow] = servers as [Server, Server];
      const before = short;
      const answers = [await send(fast, question), await send(slow, question)];
      expect(short - before).toBe(method === 'GET' && path === PATH ? 1 : 0);
      if (body !== undefined && method === 'GET') return answers; // a `Request` cannot have a body with GET
      const init = { method, headers: new Headers(headers), body: body ?? null };
      const response = await harness.request(path, init);
      return [...answers, toAnswer(response.status, response.headers, await response.text())];
    },
    async [Symbol.asyncDispose]() {
      agent.destroy();
      for (const server of servers) server.close();
      await harness[Symbol.asyncDispose]();
    },
  };
}

/** All answers are equal except for the request id, which is in the header and in the body. */
function expectOne(answers: Answer[]): Answer {
  const [first, ...others] = answers.map(({ status, headers, body }) => {
    const id = headers['x-request-id'] ?? '';
    expect(id).toMatch(/^[\w=-]{1,255}$/);
    return { status, headers: { ...headers, 'x-request-id': '' }, body: body.replace(id, 'ID') };
  });
  for (const other of others) expect(other).toEqual(first);
  return first as Answer;
}

type Started = Awaited<ReturnType<typeof startServer>>;
let plain: Started;
let https: Started;
beforeAll(async () => {
  plain = await startServer(await startHarness({ env: { BRIDGE_KEYS } }));
  const env = { BRIDGE_KEYS, BETTER_AUTH_URL: 'https://auth.example.com' };
  https = await startServer(await startHarness({ env, beside: plain.harness }));
});
afterAll(async () => {
  await https[Symbol.asyncDispose]();
  await plain[Symbol.asyncDispose]();
});

describe.each([
  ['http', () => plain],
  ['https', () => https],
])('over %s, the fast path answers like the full one', (scheme, server) => {
  const table = (ada: { cookie: string; bearer: string }): [string, number, Question][] => {
    const cookie: [string, string] = ['Cookie', ada.cookie];
    const bearer: [string, string] = ['Authorization', `Bearer ${ada.bearer}`];
    const name = ada.cookie.split('=')[0];
    const get = (...headers: Lines): Question => ({ headers });
    return [
      ['a cookie', 200, get(cookie)],
      ['a bearer token', 200, get(bearer)],
      ['another spelling of the headers', 200, get(['cOOKIE', ada.cookie])],
      ['another scheme beside the cookie', 200, get(cookie, ['Authorization', 'Basic eA=='])],
      ['nothing', 401, get()],
      ['empty headers', 401, get(['Cookie', ''], ['Authorization', ''])],
      ['white space around', 200, get(['Cookie', `  ${ada.cookie} \t`])],
      ['a forged cookie', 401, get(['Cookie', `${name}=x.${'b'.repeat(43)}=`])],
      ['a forged bearer token', 401, get(['Authorization', 'Bearer forged'])],
      ['bytes beyond ASCII', 401, get(['Cookie', `${name}=\xe9\xff`])],
      [
        'the other cookie name',
        401,
        get(['Cookie', `${scheme === 'http' ? '__Secure-' : 'x'}${ada.cookie}`]),
      ],
      ['both', 400, get(cookie, bearer)],
      ['two Cookie headers, the good one first', 200, get(cookie, ['Cookie', `${name}=forged`])],
      ['two Cookie headers, the bad one first', 200, get(['Cookie', `${name}=forged`], cookie)],
      ['two Cookie headers, one of another site', 200, get(['Cookie', 'theme=dark'], cookie)],
      ['two Authorization headers', 401, get(bearer, bearer)],
      ['two Authorization headers of two schemes', 401, get(['Authorization', 'Basic eA=='], bearer)],
      ['a known key', 200, get(cookie, ['X-Bridge-Key', KEY])],
      ['an unknown key', 403, get(cookie, ['X-Bridge-Key', 'x'.repeat(32)])],
      ['an empty key', 403, get(cookie, ['X-Bridge-Key', ''])],
      ['a key twice', 403, get(cookie, ['X-Bridge-Key', KEY], ['X-Bridge-Key', KEY])],
      ['an id of the request', 200, get(cookie, ['X-Request-Id', 'abc-1_2='])],
      ['an id that is too long', 200, get(cookie, ['X-Request-Id', 'a'.repeat(256)])],
      ['an id with other characters', 401, get(['X-Request-Id', 'a b"<script>'])],
      ['an empty id', 200, get(cookie, ['X-Request-Id', ''])],
      ['two ids', 200, get(cookie, ['X-Request-Id', 'a'], ['X-Request-Id', 'b'])],
      ['an origin', 200, get(cookie, ['Origin', 'https://book.example.com'])],
      ['a body', 200, { headers: [cookie, ['Content-Length', '3']], body: 'abc' }],
      ['HEAD', 200, { headers: [cookie], method: 'HEAD' }],
      ['POST', 405, { headers: [cookie, ['Content-Length', '0']], method: 'POST' }],
      ['OPTIONS', 405, { headers: [cookie], method: 'OPTIONS' }],
      ['a query string', 200, { headers: [cookie], path: `${PATH}?a=b` }],
      ['a trailing slash', 404, { headers: [cookie], path: `${PATH}/` }],
    ];
  };

  it('for every kind of request, cached and uncached', async () => {
    const { harness, ask } = server();
    const ada = await harness.signUp();
    expect(ada.cookie.startsWith('__Secure-')).toBe(scheme === 'https');
    for (const round of ['cold', 'warm']) {
      if (round === 'warm') await warm(harness, { cookie: ada.cookie });
      for (const [what, status, question] of table(ada)) {
        const answer = expectOne(await ask(question).catch((cause) => expect.fail(`${what}: ${cause}`)));
        expect([what, answer.status]).toEqual([what, status]);
        expect('strict-transport-security' in answer.headers).toBe(scheme === 'https');
      }
    }
  });

  it('with the request id that was sent, unless it is unsafe', async () => {
    const given = async (id: string) => {
      const answers = await server().ask({ headers: [['X-Request-Id', id]] });
      return answers.map(({ headers, body }) => [headers['x-request-id'], JSON.parse(body).requestId]);
    };
    expect(await given('abc-1_2=')).toEqual(Array(3).fill(['abc-1_2=', 'abc-1_2=']));
    for (const [header, inBody] of await given('a"b')) {
      expect(header).toMatch(/^[0-9a-f-]{36}$/);
      expect(inBody).toBe(header);
    }
  });

  it('when a key is over its quota', async () => {
    const { harness, ask } = server();
    const ada = await harness.signUp();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000);
    const key = { cookie: ada.cookie, 'x-bridge-key': SMALL };
    expect((await harness.bridge(key)).status).toBe(200);
    const answer = expectOne(await ask({ headers: Object.entries(key) }));
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '1']);
  });
});

it.runIf(inject('driver') !== 'pglite')('when the database is unreachable', async () => {
  const { harness, ask } = plain;
  const ada = await harness.signUp();
  harness.testDatabase.setLink?.('down');
  await vi.waitFor(async () => expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(503), {
    timeout: 30_000,
  });
  const answer = expectOne(await ask({ headers: [['Cookie', ada.cookie]] }));
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)]);
  expect(expectOne(await ask({})).status).toBe(401);
  harness.testDatabase.setLink?.('open');
});
