import { open, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';

const signUp = (url: string, email: string) =>
  fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ name: 'Ada', email, password: 'correct horse battery' }),
  });

it('connections of strangers use no descriptor that the service needs, and do not end it', async () => {
  await using folder = await openFolderWithDatabase();
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const service = startService({ PORT: String(port) }, folder.path, { prepare: 'ulimit -n 256' });
  await service.ready;
  const page = await (await fetch(`${url}/sign-in`)).text();
  const [asset = ''] = /\/_gatehouse\/assets\/[^"]+\.js/.exec(page) ?? [];
  // Connections that are silent, send half a request, or request a file again and again and never read it.
  const many = `GET ${asset} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`.repeat(50);
  const strangers = Array.from({ length: 400 }, (_, index) => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    if (index % 10 === 1) socket.write('GET / HTTP/1.1\r\n');
    if (index % 10 === 2) socket.write(many);
    return socket.pause();
  });
  // Meanwhile the service touches the lock of the folder twice.
  const touchedAt = async () => (await stat(`${folder.path}/.data/pg.lock`)).mtimeMs;
  for (let touches = 0; touches < 2; touches += 1) {
    const before = await touchedAt();
    const look = async () => {
      await fetch(`${url}/livez`).catch(() => {});
      return touchedAt();
    };
    await expect.poll(look, { timeout: 240_000, interval: 500 }).toBeGreaterThan(before);
  }
  for (const stranger of strangers.filter((_, index) => index % 10 === 2)) stranger.destroy();
  for (const path of ['/livez', '/readyz', '/sign-in', asset])
    await expect
      .poll(() => fetch(`${url}${path}`).then(({ status }) => status), { timeout: 30_000 })
      .toBe(200);
  expect((await signUp(url, 'ada@example.com')).status).toBe(200);
  for (const stranger of strangers) stranger.destroy();
  service.kill('SIGTERM');
  expect(await service.exited).toBe(0);
});

it('a log that cannot be written does not end the service', async () => {
  await using folder = await openFolderWithDatabase();
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const full = await open('/dev/full', 'w');
  const env = { PORT: String(port) };
  const service = startService(env, folder.path, { stdout: full.fd });
  const status = () => fetch(`${url}/readyz`).then((response) => response.status);
  await expect.poll(() => status().catch(() => 0), { timeout: 110_000 }).toBe(200);
  for (let count = 0; count < 3; count += 1)
    expect((await signUp(url, `ada${count}@example.com`)).status).toBe(200);
  expect(await status()).toBe(200);
  service.kill('SIGTERM');
  expect(await service.exited).toBe(0);
  await full.close();
});
