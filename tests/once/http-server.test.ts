import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeServer } from '../../server/http/close.ts';
import { createHttpServer } from '../../server/http/server.ts';

// Connections over real sockets. Both ends are in one process, so only the kernel is between them.

const REQUEST = 'GET /livez HTTP/1.1\r\nHost: a\r\n\r\n';
const servers: Server[] = [];
const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listen(options: Parameters<typeof createHttpServer>[1], answer = () => new Response('ok')) {
  const server = createHttpServer(answer as () => Response, options);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const count = () => new Promise((resolve) => server.getConnections((_, open) => resolve(open)));
  return { server, port, count };
}

/** Blocks the event loop for `ms`. */
function keepBusy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** A connection, the received data, and whether the other side ended it. */
function open(port: number, bytes = '', allowHalfOpen = false) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen });
  clients.push(socket);
  const seen = { answer: '', failed: false };
  socket.on('data', (data) => {
    seen.answer += data.toString('latin1');
  });
  socket.on('error', () => {
    seen.failed = true;
  });
  const ended = new Promise<void>((resolve) => socket.once('close', resolve).once('end', resolve));
  if (bytes) socket.write(bytes);
  return { socket, seen, ended };
}
const openMany = (count: number, port: number, bytes?: string) =>
  Array.from({ length: count }, () => open(port, bytes));
/** The status of a request on its own connection; 0 when it was not answered. */
async function ask(port: number): Promise<number> {
  const { ended, seen } = open(port, REQUEST.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  await ended;
  return Number(seen.answer.split(' ')[1] ?? 0);
}

describe('a connection that', () => {
  // The timeout is ten seconds. By default Node checks every thirty seconds, and keeps the descriptor while a caller
  // does not close.
  it('sends nothing, sends half its headers, or never closes, is closed in about ten seconds', async () => {
    const { port, count } = await listen({});
    const began = performance.now();
    const parts = ['', 'G', 'GET / HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nX: '];
    const all = parts.flatMap((part) => [open(port, part), open(port, part, true)]);
    await vi.waitFor(async () => expect(await count()).toBe(all.length), { timeout: 30_000 });
    await Promise.all(all.map(({ ended }) => ended));
    await vi.waitFor(async () => expect(await count()).toBe(0), { timeout: 30_000 });
    expect(performance.now() - began).toBeLessThan(25_000);
    for (const { seen } of all) expect(seen.answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('more connections than the maximum', () => {
  it('silent ones are closed for one that sends a request', async () => {
    const { port, count } = await listen({ connectionsMost: 10 });
    openMany(60, port);
    await vi.waitFor(async () => expect(await count()).toBe(10), { timeout: 30_000 });
    for (let asked = 0; asked < 5; asked += 1) expect(await ask(port)).toBe(200);
    expect(await count()).toBeLessThanOrEqual(10);
  });

  it('idle ones between two requests are closed too', async () => {
    const { port } = await listen({ connectionsMost: 10 });
    const idle = openMany(10, port, REQUEST);
    await vi.waitFor(() => expect(idle.every(({ seen }) => seen.answer !== '')).toBe(true), {
      timeout: 30_000,
    });
    expect(await ask(port)).toBe(200);
  });

  it('when all are busy, the new one is closed', async () => {
    const finish: (() => void)[] = [];
    const { port } = await listen(
      { connectionsMost: 10 },
      () => new Promise((resolve) => finish.push(() => resolve(new Response('ok')))) as never,
    );
    const busy = openMany(10, port, REQUEST);
    await vi.waitFor(() => expect(finish).toHaveLength(10), { timeout: 30_000 });
    expect(await ask(port)).toBe(0);
    for (const one of finish) one();
    await vi.waitFor(() => expect(busy.every(({ seen }) => seen.answer.endsWith('ok'))).toBe(true), {
      timeout: 30_000,
    });
  });
});

describe('closing', () => {
  it('answers requests that arrived while the process was blocked', async () => {
    // Each request blocks the event loop, so that the queue does not become empty at once.
    const { server, port } = await listen({ isClosing: () => true }, () => {
      keepBusy(20);
      return new Response('ok');
    });
    // Timers run before the event loop polls: at that time the connections are still in the kernel's queue.
    const closed = new Promise<void>((resolve) => {
      setTimeout(() => resolve(closeServer(server, 60_000)), 1);
    });
    const waiting = openMany(60, port, REQUEST);
    keepBusy(50);
    await closed;
    await Promise.all(waiting.map(({ ended }) => ended));
    for (const { seen } of waiting) {
      expect(seen.failed).toBe(false);
      expect(seen.answer).toMatch(/^HTTP\/1\.1 200 /);
    }
    expect(await ask(port)).toBe(0);
  });
});
