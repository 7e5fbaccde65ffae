import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimes, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';

const BODY = JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' });

/** A sign-up whose body is sent in two halves; `finish` sends the second half. */
function startSlowSignUp(port: number) {
  const agent = new Agent({ keepAlive: true });
  const headers = { 'content-type': 'application/json', 'content-length': BODY.length };
  const path = '/api/auth/sign-up/email';
  const sending = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent });
  const status = new Promise<number>((done, fail) => {
    sending.on('response', (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    sending.on('error', fail);
  });
  /** Resolves once the service has read the first half: it answers the liveness request after that. */
  const isBegun = new Promise((done) => sending.write(BODY.slice(0, 20), done)).then(() => livenessOf(port));
  return { isBegun, status, finish: () => sending.end(BODY.slice(20)), close: () => agent.destroy() };
}

const livenessOf = (port: number) => fetch(`http://127.0.0.1:${port}/livez`).then(({ status }) => status);
const readinessOf = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status,
    () => 'refused',
  );

describe('stopping', () => {
  it('becomes unready first, finishes accepted requests, and exits soon', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const service = startService({ PORT: String(port), SHUTDOWN_UNREADY_SECONDS: '3' }, folder.path);
    await service.ready;
    const slow = startSlowSignUp(port);
    await slow.isBegun;
    const began = Date.now();
    service.kill('SIGTERM');
    await expect.poll(() => readinessOf(port), { timeout: 30_000, interval: 20 }).toBe(503);
    await expect.poll(() => readinessOf(port), { timeout: 30_000 }).toBe('refused');
    slow.finish();
    expect(await slow.status).toBe(200);
    expect(await service.exited).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    slow.close();
  });

  it('answers requests in the accept queue, also without an unready period', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const env = { PORT: String(port), SHUTDOWN_UNREADY_SECONDS: '0' };
    const service = startService(env, folder.path);
    await service.ready;
    service.kill('SIGSTOP');
    // The kernel accepts the connections and queues them for the process.
    const waiting = Array.from({ length: 30 }, () => connect(port, '127.0.0.1'));
    await Promise.all(waiting.map((socket) => once(socket, 'connect')));
    const answers = waiting.map((socket) => {
      socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
      return socket.toArray();
    });
    service.kill('SIGTERM');
    service.kill('SIGCONT');
    for (const answer of await Promise.all(answers)) expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await service.exited).toBe(0);
  });

  it('treats a repeated signal as one', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const service = startService({ PORT: String(port) }, folder.path);
    await service.ready;
    const slow = startSlowSignUp(port);
    await slow.isBegun;
    service.kill('SIGINT');
    await expect.poll(() => service.output.stdout, { timeout: 30_000 }).toContain('closing');
    service.kill('SIGINT');
    service.kill('SIGTERM');
    slow.finish();
    expect(await slow.status).toBe(200);
    expect(await service.exited).toBe(0);
    slow.close();
  });

  it('reaches the service through npm', async () => {
    const root = resolve(import.meta.dirname, '../..');
    const port = await findFreePort();
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATABASE_URL: 'pglite:memory',
    };
    const npm = spawn('npm', ['start', '--silent'], { cwd: root, env });
    const exited = new Promise((done) => npm.once('exit', done));
    let output = '';
    npm.stdout.on('data', (data) => {
      output += data;
    });
    await expect.poll(() => output, { timeout: 240_000 }).toContain('is ready at');
    npm.kill('SIGTERM');
    await exited;
    await expect.poll(() => readinessOf(port), { timeout: 30_000 }).toBe('refused');
    expect(output).toContain('closing');
  });
});

describe('the lock of the database folder', () => {
  it('is kept by a suspended process, however long', async () => {
    await using folder = await openFolderWithDatabase();
    const first = startService({ PORT: String(await findFreePort()) }, folder.path);
    await first.ready;
    first.kill('SIGSTOP');
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(`${folder.path}/.data/pg.lock`, longAgo, longAgo);
    const second = startService({ PORT: String(await findFreePort()) }, folder.path);
    expect(await second.exited).toBe(1);
    expect(second.output.stderr).toContain('is in use by another process');
    first.kill('SIGCONT');
    first.kill('SIGTERM');
    expect(await first.exited).toBe(0);
  });

  it('of another host is valid while it is updated, and no longer', async () => {
    await using folder = await openFolderWithDatabase();
    const lock = `${folder.path}/.data/pg.lock`;
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'another-host' }));
    const early = startService({ PORT: String(await findFreePort()) }, folder.path);
    expect(await early.exited).toBe(1);
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(lock, longAgo, longAgo);
    const late = startService({ PORT: String(await findFreePort()) }, folder.path);
    await late.ready;
    late.kill('SIGTERM');
    expect(await late.exited).toBe(0);
  });
});

describe('npm run dev', () => {
  it('serves the portal from its sources', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const env = { PORT: String(port) };
    const service = startService(env, folder.path, { entry: 'server/main.ts', args: ['--dev'] });
    await service.ready;
    const url = `http://localhost:${port}`;
    const page = await (await fetch(`${url}/account/devices`)).text();
    const scripts = [...page.matchAll(/src="([^"]+)"/g)].map(
      ([, src = '']) => new URL(src, `${url}/account/devices`),
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const response = await fetch(script);
      expect([script.pathname, response.status]).toEqual([script.pathname, 200]);
      expect(response.headers.get('content-type')).toContain('javascript');
    }
    expect(page).toContain('/_gatehouse/@vite/client');
    service.kill('SIGINT');
    expect(await service.exited).toBe(0);
  });
});
