import { chmod, lstat, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRemoteOperator } from '../../server/cli/remote.ts';
import { toSocketPlace } from '../../server/db/socket-place.ts';
import { createLog } from '../../server/log.ts';
import { GREETING, listenOnSocket } from '../../server/operator/socket.ts';

// The greeting and requests that are no command use no part of the service.
const DEPS = { ending: new AbortController().signal } as Parameters<typeof listenOnSocket>[1];

let base: string;
let folder: string;
const logged: string[] = [];
const log = createLog({ write: (line) => void logged.push(line) });
beforeEach(async () => {
  logged.length = 0;
  base = await mkdtemp(join(tmpdir(), 'socket-'));
  folder = join(base, 'a'.repeat(100));
  await mkdir(folder);
});
afterEach(async () => {
  await rm(toSocketPlace(folder).ownFolder ?? base, { recursive: true, force: true });
  await rm(base, { recursive: true });
});

it('a path that is too long for a socket is replaced by one in a folder of its own', async () => {
  const { path, ownFolder } = toSocketPlace(folder);
  expect(await createRemoteOperator(folder, 'ada')).toBe(null);
  const stop = await listenOnSocket({ path, ownFolder }, DEPS, log);
  expect((await lstat(ownFolder ?? '')).mode & 0o777).toBe(0o700);
  expect((await lstat(path)).mode & 0o777).toBe(0o600);
  expect(await createRemoteOperator(folder, 'ada')).not.toBe(null);
  await stop();
  await expect(lstat(ownFolder ?? '')).rejects.toThrow('ENOENT');
  expect(toSocketPlace('.data/pg').ownFolder).toBe(null);
});

it('service and command refuse what others may have put in its place', async () => {
  const { path, ownFolder } = toSocketPlace(folder);
  if (ownFolder === null) throw new Error('the path is not long enough');
  const traps: [string, () => Promise<void>][] = [
    ['open to others', () => mkdir(ownFolder).then(() => chmod(ownFolder, 0o777))],
    [
      'a link',
      () => mkdir(join(base, 'own'), { mode: 0o700 }).then(() => symlink(join(base, 'own'), ownFolder)),
    ],
  ];
  for (const [what, set] of traps) {
    await set();
    const other = createServer((_, response) => response.end(GREETING)).listen(path);
    await new Promise((listening) => other.once('listening', listening));
    await expect(listenOnSocket({ path, ownFolder }, DEPS, log), what).rejects.toThrow(/remove it/);
    await expect(createRemoteOperator(folder, 'ada'), what).rejects.toThrow(/^The folder .* Remove it/);
    await new Promise((closed) => other.close(closed));
    await rm(ownFolder, { recursive: true });
  }
});

it('a command that was ended while it asked is no fault of the service', async () => {
  const place = toSocketPlace(folder);
  const stop = await listenOnSocket(place, DEPS, log);
  const socket = connect(place.path).resume();
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"name"', () => socket.end());
  await new Promise((closed) => socket.once('close', closed));
  await stop();
  expect(logged).toEqual([]);
});
