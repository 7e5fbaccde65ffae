import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';

// Backups that end before they are complete. The embedded database has so much text that a backup takes seconds.

const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';
const POLL = { timeout: 60_000, interval: 10 };
const MUCH_TEXT = `insert into activity (kind, reason)
  select 'signed_in', repeat(md5(n::text), 3000) from generate_series(1, 6000) n`;

let folder: Awaited<ReturnType<typeof openFolderWithDatabase>>;
beforeAll(async () => {
  folder = await openFolderWithDatabase();
  const database = await PGlite.create(join(folder.path, '.data/pg'));
  await database.exec(MUCH_TEXT);
  await database.close();
});
const started: ReturnType<typeof startService>[] = [];
afterAll(async () => {
  for (const { kill, exited } of started) {
    kill('SIGKILL'); // those of a failed test
    await exited;
  }
  await folder[Symbol.asyncDispose]();
});

const listParts = (path: string) =>
  readdirSync(join(folder.path, path)).filter((name) => name.endsWith('.gatehouse-part'));

async function startReady() {
  const port = await findFreePort();
  const env = { PORT: String(port), BETTER_AUTH_SECRET: SECRET };
  const service = startService(env, folder.path);
  started.push(service);
  await service.ready;
  return { ...service, env, readiness: async () => (await fetch(`http://localhost:${port}/readyz`)).status };
}

/** A backup that the service has begun. */
async function beginBackup(env: Record<string, string>) {
  const args = ['db', 'backup', join(folder.path, 'backup')];
  const command = startService(env, folder.path, { entry: 'dist/server/gatehouse.js', args });
  started.push(command);
  await expect.poll(() => listParts('.data'), POLL).toHaveLength(1);
  expect(listParts('.')).toHaveLength(1);
  return command;
}

it('a stop of the service ends a backup, says so to the command, and leaves nothing', async () => {
  const service = await startReady();
  const command = await beginBackup(service.env);
  const stoppedAt = performance.now();
  service.kill('SIGTERM');
  expect(await service.exited).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(10_000);
  expect(await command.exited).toBe(1);
  expect(command.output.stderr).toBe(
    'The service stopped before the backup was complete. Nothing was left. Make it again.\n',
  );
  expect([listParts('.data'), listParts('.'), existsSync(join(folder.path, 'backup'))]).toEqual([
    [],
    [],
    false,
  ]);
  expect(service.output.stderr).toBe('');
});

it('a command that is ended or killed ends its backup, and the service goes on', async () => {
  const service = await startReady();
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const command = await beginBackup(service.env);
    command.kill(signal);
    expect(await command.exited).toBe(null); // a signal ended it
    await expect.poll(() => listParts('.data'), POLL).toEqual([]);
    expect(listParts('.')).toHaveLength(signal === 'SIGKILL' ? 1 : 0); // nobody can clean up after SIGKILL
    for (const name of listParts('.')) await rm(join(folder.path, name));
    expect(await service.readiness()).toBe(200);
  }
  service.kill('SIGTERM');
  expect(await service.exited).toBe(0);
});
