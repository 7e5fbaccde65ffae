import { copyFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { findConnectionHint } from '../../server/cluster/connections.ts';
import { openDatabase } from '../../server/db/database.ts';
import { findFreePort } from '../../server/http/free-port.ts';
import { createLog } from '../../server/log.ts';
import { type OwnDatabase, openOwnDatabase } from './own-database.ts';
import { linesOf, openFolder, startService } from './service-process.ts';
import { connectTo, findWorkers, isRunning, openConnection } from './worker-processes.ts';

const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';
const PLACES = resolve(import.meta.dirname, '../places/places.mmdb');
const BRIDGE = '/api/bridge/v1/session';
const POLL = { timeout: 60_000, interval: 20 };

let db: OwnDatabase;
let folder: Awaited<ReturnType<typeof openFolder>>;
beforeAll(async () => {
  db = await openOwnDatabase();
  folder = await openFolder();
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
});

function start(env: Record<string, string> = {}, options = { entry: 'dist/server/main.js' }) {
  const base = { DATABASE_URL: db.url, BETTER_AUTH_SECRET: SECRET, WORKERS: '2' };
  return startService({ ...base, ...env }, folder.path, options);
}

async function startReady(env: Record<string, string> = {}, options?: { entry: string }) {
  const port = await findFreePort();
  const service = start({ PORT: String(port), ...env }, options);
  await service.ready;
  return { ...service, port, workers: findWorkers(service.pid) };
}

const readinessOf = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status,
    () => 'refused',
  );

let people = 0;
const signUp = (connection: ReturnType<typeof openConnection>) => {
  people += 1;
  const body = { name: 'Ada', email: `ada-${people}@example.com`, password: 'correct horse battery' };
  return connection.send('/api/auth/sign-up/email', { method: 'POST', body });
};

/** A connection that was never made carried no request: whoever listens has just stopped. */
const toOutcome = ({ syscall, code, message }: NodeJS.ErrnoException) =>
  syscall === 'connect' ? 'refused' : (code ?? message);

/** Questions over several connections, one after the other on each, until `stop`. Returns what each was answered. */
function startLoad(port: number, connections: number, headers: Record<string, string>) {
  const answers: (number | string)[] = [];
  let isStopped = false;
  const running = Array.from({ length: connections }, async () => {
    let connection = openConnection(port);
    while (!isStopped) {
      const answer = await connection
        .send(BRIDGE, { headers })
        .catch((error: NodeJS.ErrnoException) => error);
      answers.push('status' in answer ? answer.status : toOutcome(answer));
      if ('status' in answer) continue;
      if (toOutcome(answer) === 'refused') return;
      connection.close();
      connection = openConnection(port);
    }
    connection.close();
  });
  return {
    answers,
    stop: async () => {
      isStopped = true;
      await Promise.all(running);
      return answers;
    },
  };
}

/** Asks for the metrics again and again, until nobody answers. */
const startScrapes = (port: number) =>
  Promise.all(
    Array.from({ length: 4 }, async () => {
      while (await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => null));
    }),
  );

describe.concurrent('two workers', () => {
  it('answer on one port, refuse what either of them revoked, and are replaced', async ({ expect }) => {
    const metricsPort = await findFreePort();
    const service = await startReady(
      { SHUTDOWN_UNREADY_SECONDS: '2', METRICS_PORT: String(metricsPort) },
      { entry: 'server/setup/start.js' },
    );
    const { port, workers } = service;
    expect(workers).toHaveLength(2);
    expect(service.output.stdout.match(/is ready at/g)).toHaveLength(1);
    const [one, two] = workers as [number, number];
    const first = await connectTo(one, workers, port);
    const second = await connectTo(two, workers, port);

    // Both remember the answer; a revocation by one reaches the memory of the other.
    const authorization = `Bearer ${(await signUp(first)).headers['set-auth-token']}`;
    for (const connection of [first, second, first, second])
      expect((await connection.send(BRIDGE, { headers: { authorization } })).status).toBe(200);
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const counts = [...metrics.matchAll(/^gatehouse_bridge_validations_total\{.*status="200".*\} (\d+)$/gm)];
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(4); // both workers together
    expect(metrics).toMatch(/^gatehouse_processes 2$/m);
    // A worker that hangs is missing in the sum, and its late answer changes nothing.
    process.kill(two, 'SIGSTOP');
    const without = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    process.kill(two, 'SIGCONT');
    expect([without.status, /^gatehouse_processes .*$/m.exec(await without.text())?.[0]]).toEqual([
      200,
      'gatehouse_processes 1',
    ]);
    const out = await second.send('/api/auth/sign-out', {
      method: 'POST',
      headers: { authorization },
      body: {},
    });
    expect(out.status).toBe(200);
    const revokedAt = performance.now();
    for (const connection of [first, second])
      await expect
        .poll(async () => (await connection.send(BRIDGE, { headers: { authorization } })).status, POLL)
        .toBe(401);
    expect(performance.now() - revokedAt).toBeLessThan(3_000);

    // Each connection loses the one request that is running in the killed worker, and none after it.
    const bearer = `Bearer ${(await signUp(first)).headers['set-auth-token']}`;
    const load = startLoad(port, 8, { authorization: bearer });
    await expect.poll(() => load.answers.length, POLL).toBeGreaterThan(100);
    process.kill(one, 'SIGKILL');
    await expect
      .poll(() => findWorkers(service.pid).filter((pid) => !workers.includes(pid)), POLL)
      .toHaveLength(1);
    const now = findWorkers(service.pid);
    const fresh = now.find((pid) => !workers.includes(pid)) as number;
    await (await connectTo(fresh, now, port)).close();
    const answers = await load.stop();
    const lost = answers.filter((answer) => answer !== 200);
    expect(lost.length).toBeLessThanOrEqual(8);
    for (const answer of lost) expect(['ECONNRESET', 'EPIPE', 'socket hang up']).toContain(answer);

    // A stop under load: each question is answered, or the connection is refused.
    const last = startLoad(port, 8, { authorization: bearer });
    await expect.poll(() => last.answers.length, POLL).toBeGreaterThan(100);
    const stoppedAt = performance.now();
    const scrapes = startScrapes(metricsPort);
    service.kill('SIGTERM');
    await expect.poll(() => readinessOf(port), POLL).toBe(503);
    service.kill('SIGINT'); // a second signal changes nothing
    expect(await service.exited).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
    expect(new Set(await last.stop())).toEqual(new Set([200, 'refused']));
    await scrapes;
    expect(service.output.stdout.match(/SIG\w+: closing/g)).toHaveLength(1);
    expect(service.output.stderr).toBe('');
  });

  it('do not keep the service when one of them hangs', async ({ expect }) => {
    const service = await startReady({ SHUTDOWN_UNREADY_SECONDS: '0' });
    process.kill(service.workers[0] as number, 'SIGSTOP');
    const stoppedAt = performance.now();
    service.kill('SIGTERM');
    expect(await service.exited).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
    expect(service.workers.filter(isRunning)).toEqual([]);
  });

  it('end after their running requests when the primary process is killed', async ({ expect }) => {
    const service = await startReady();
    const connection = openConnection(service.port);
    await connection.send('/livez');
    const running = Array.from({ length: 3 }, () => signUp(openConnection(service.port)));
    await connection.send('/livez');
    service.kill('SIGKILL');
    for (const { status } of await Promise.all(running)) expect(status).toBe(200);
    await expect.poll(() => service.workers.filter(isRunning), POLL).toEqual([]);
    connection.close();
  });
});

it('are told to the operator when they may need more connections than there are', async ({ expect }) => {
  const config = { driver: 'pg', url: db.url, unpooledUrl: db.url, neonProxy: undefined } as const;
  const database = await openDatabase(config, createLog({ write: () => {} }));
  expect(await findConnectionHint({ count: 2, db: database.db })).toBe(null);
  expect(await findConnectionHint({ count: 40, db: database.db })).toBe(
    '40 workers may use 520 database connections, and the server allows 297: lower WORKERS, raise max_connections, or put a pooler in front (docs/scaling.md).',
  );
  await database.close();
});

describe.concurrent('workers that cannot start', () => {
  it('end the service with one line', async ({ expect }) => {
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    const service = start({ PORT: String(port) });
    expect(await service.exited).toBe(1);
    expect(linesOf(service.output.stderr)).toEqual([
      expect.stringMatching(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is already in use; `)),
    ]);
    expect(service.output.stdout).not.toContain('is ready');
    other.close();
  });

  it('end the service when none is left, and not before', async ({ expect }) => {
    const file = join(folder.path, 'places.mmdb');
    await copyFile(PLACES, file);
    const service = await startReady({ PLACE_DATABASE: file });
    await rm(file);
    const [first, second] = service.workers as [number, number];
    process.kill(first, 'SIGKILL');
    await expect.poll(() => service.output.stdout, POLL).toContain('which cannot be read');
    expect(await readinessOf(service.port)).toBe(200);
    expect(service.output.stderr).toBe('');
    process.kill(second, 'SIGKILL');
    expect(await service.exited).toBe(1);
    expect(linesOf(service.output.stderr)).toEqual([
      expect.stringMatching(/^PLACE_DATABASE names .* \(ENOENT\)/),
    ]);
  });

  it('are not even tried with wrong variables', async ({ expect }) => {
    const service = start({ WORKERS: 'many', PORT: 'x' });
    expect(await service.exited).toBe(1);
    expect(linesOf(service.output.stderr)).toEqual([
      expect.stringMatching(/^PORT must/),
      expect.stringMatching(/^WORKERS must be auto/),
    ]);
  });
});
