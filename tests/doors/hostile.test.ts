import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../server/http/server.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';

// Bytes that no client library would send, over a real socket.

let harness: Harness;
let server: Server;
let port: number;
beforeAll(async () => {
  harness = await startHarness();
  server = createHttpServer(harness.app.fetch);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await harness[Symbol.asyncDispose]();
});

/** Sends raw bytes and returns the status of the answer; 0 when the connection ended without an answer. */
const send = async (...chunks: (string | Buffer)[]): Promise<number> =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(await exchange(...chunks))?.[1] ?? 0);

/** Sends raw bytes and returns the received text. */
function exchange(...chunks: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.includes('\r\n\r\n')) done();
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.setTimeout(5_000, done);
    for (const chunk of chunks) socket.write(chunk);
  });
}
const HOST = 'Host: localhost:3001\r\n';
const isAlive = async () => (await send(`GET /livez HTTP/1.1\r\n${HOST}\r\n`)) === 200;

describe('no request ends the process', () => {
  it.each([
    [405, 'TRACE /api/auth/ok HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'TRACK / HTTP/1.1\r\nHost: a\r\n\r\n'],
    [405, 'PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n'],
    [405, 'PURGE / HTTP/1.1\r\nHost: a\r\n\r\n'],
    [405, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'NONSENSE / HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET http://evil.example/account HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\n\r\n'],
    [400, 'GET / HTTP/1.0\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: evil.example/path\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: user@evil.example\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: \r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n'],
    [400, 'GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: 999.999.999.999\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: xn--a\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n'],
    [302, 'GET /sign-in?redirect_to=%00 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    [200, 'GET /sign-in?q=100% HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    [400, 'GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET /%e0%a4%a HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET * HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET account HTTP/1.1\r\nHost: a\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n'],
    [400, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    [
      400,
      'POST /api/auth/sign-out HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [400, 'POST /api/auth/sign-out HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
    [404, 'GET /.. HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    [404, 'GET //evil.example/account HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])('%i for %j', async (status, request) => {
    const answered = await send(Buffer.from(request, 'latin1'));
    expect(answered).toBe(status);
    expect(await isAlive()).toBe(true);
  });

  it.each([
    'X-Forwarded-Proto: javascript',
    'X-Forwarded-Proto: ,,,',
    'X-Forwarded-Host: a b',
    'X-Forwarded-For: \xff, ;;',
  ])('ignores %s', async (header) => {
    for (const path of ['/api/auth/get-session', '/api/auth/ok', '/account', '/api/trpc/session.current']) {
      const request = `GET ${path} HTTP/1.1\r\n${HOST}${header}\r\nX-Forwarded-Host: evil.example\r\n\r\n`;
      expect(await send(Buffer.from(request, 'latin1'))).toBe(200);
    }
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])(
    'answers %s health checks in HTTP/1.0 without a Host',
    async (method) => {
      for (const path of ['/livez', '/readyz'])
        expect(await send(`${method} ${path} HTTP/1.0\r\n\r\n`)).toBe(200);
      for (const path of ['/livez/', '/LIVEZ', '/sign-in', '/api/auth/ok'])
        expect(await send(`${method} ${path} HTTP/1.0\r\n\r\n`)).toBe(400);
      expect(await send(`${method} /livez HTTP/1.0\r\nHost: a b\r\n\r\n`)).toBe(400);
    },
  );

  it('tells health checks in HTTP/1.0 when it closes', async () => {
    await using closing = await startHarness();
    const closingServer = createHttpServer(closing.app.fetch);
    await new Promise<void>((resolve) => closingServer.listen(0, '127.0.0.1', resolve));
    closing.announceClosing();
    const port = (closingServer.address() as AddressInfo).port;
    const socket = connect(port, '127.0.0.1').end('OPTIONS /readyz HTTP/1.0\r\n\r\n');
    expect(String(await socket.take(1).toArray())).toMatch(/^HTTP\/1\.1 503 /);
    await new Promise((resolve) => closingServer.close(resolve));
  });

  it('lists the allowed methods', async () => {
    const answer = await exchange(`PROPFIND /account HTTP/1.1\r\n${HOST}\r\n`);
    expect(answer).toContain('Allow: GET, HEAD, POST, PUT, DELETE, OPTIONS');
    expect(answer).toContain('"code":"method_not_allowed"');
    expect(answer).toMatch(/x-request-id: \S/i);
  });

  it('refuses headers over 16 KiB', async () => {
    expect(await send(`GET / HTTP/1.1\r\n${HOST}Cookie: a=${'x'.repeat(20_000)}\r\n\r\n`)).toBe(431);
    expect(await isAlive()).toBe(true);
  });

  it('refuses 50 MB without keeping them in memory, with a length and chunked', async () => {
    const before = process.memoryUsage().rss;
    const head = `POST /api/auth/sign-in/email HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
    const megabyte = Buffer.alloc(1024 * 1024, 0x20);
    const body = Array.from({ length: 50 }, () => megabyte);
    expect(await send(`${head}Content-Length: ${50 * megabyte.length}\r\n\r\n`, ...body)).toBe(413);
    const chunks = body.flatMap((part) => [`${part.length.toString(16)}\r\n`, part, '\r\n']);
    expect(await send(`${head}Transfer-Encoding: chunked\r\n\r\n`, ...chunks, '0\r\n\r\n')).toBe(413);
    expect(await isAlive()).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('refuses a picture of 30 MB without keeping it in memory, with a length and chunked', async () => {
    const { bearer } = await harness.signUp();
    const before = process.memoryUsage().rss;
    const head = `PUT /api/avatar HTTP/1.1\r\n${HOST}Authorization: Bearer ${bearer}\r\nContent-Type: image/png\r\n`;
    const megabyte = Buffer.alloc(1024 * 1024, 0x20);
    const body = Array.from({ length: 30 }, () => megabyte);
    expect(await send(`${head}Content-Length: ${30 * megabyte.length}\r\n\r\n`, ...body)).toBe(413);
    const chunks = body.flatMap((part) => [`${part.length.toString(16)}\r\n`, part, '\r\n']);
    expect(await send(`${head}Transfer-Encoding: chunked\r\n\r\n`, ...chunks, '0\r\n\r\n')).toBe(413);
    expect(await isAlive()).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('reads chunked bodies, and accepts requests without a body', async () => {
    const { bearer, email } = await harness.signUp();
    const body = JSON.stringify({ email, password: PASSWORD });
    const chunks = [body.slice(0, 9), body.slice(9)].map(
      (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
    );
    const json = 'Content-Type: application/json\r\n';
    const chunked = `${HOST}${json}Transfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
    expect(await send(`POST /api/auth/sign-in/email HTTP/1.1\r\n${chunked}`)).toBe(200);
    const authorization = `Authorization: Bearer ${bearer}\r\n`;
    const call = `POST /api/trpc/session.revokeOthers HTTP/1.1\r\n${HOST}${json}${authorization}\r\n`;
    expect(await send(call)).toBe(200);
    expect(await send(`POST /api/auth/sign-out HTTP/1.1\r\n${HOST}${authorization}\r\n`)).toBe(200);
    expect((await harness.bridge({ authorization: `Bearer ${bearer}` })).status).toBe(401);
  });

  it('refuses a body that is not UTF-8', async () => {
    const head = `POST /api/auth/sign-in/email HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n`;
    expect(await send(head, Buffer.from([0xc3, 0x28]))).toBe(400);
  });

  it('continues after callers that disconnect during a request', async () => {
    const head = `POST /api/auth/sign-in/email HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"em`;
    await Promise.all(
      Array.from({ length: 20 }, () => {
        return new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => socket.write(head, () => socket.resetAndDestroy()));
          socket.on('error', () => {});
          socket.on('close', () => resolve());
        });
      }),
    );
    expect(await isAlive()).toBe(true);
    expect(harness.logged.join('')).not.toContain('internal error');
  });
});
