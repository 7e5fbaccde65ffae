import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { and, isNull, like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { activity } from '../../server/db/schema/index.ts';
import { findFreePort } from '../../server/http/free-port.ts';
import { createLog } from '../../server/log.ts';
import { openFolderWithDatabase, startService } from './service-process.ts';

// Follows docs/secrets.md with the real program: a secret beside the embedded database is replaced.

const account = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };

async function run(cwd: string, ...args: string[]) {
  const program = startService({}, cwd, { entry: 'dist/server/gatehouse.js', args: ['secret', ...args] });
  return { code: await program.exited, ...program.output };
}

/** The acts of the operator on the whole service, in the security log of a folder that no process uses. */
async function readActs(folder: string): Promise<string[]> {
  const url = `pglite:${join(folder, '.data/pg')}`;
  const config = { driver: 'pglite', url, unpooledUrl: url, neonProxy: undefined } as const;
  const { db, close } = await openDatabase(config, createLog({ write: () => {} }));
  const rows = await db
    .select({ kind: activity.kind })
    .from(activity)
    .where(and(isNull(activity.userId), like(activity.actor, 'operator %')))
    .orderBy(activity.id);
  await close();
  return rows.map(({ kind }) => kind);
}

it('replacing the secret as the document says signs nobody out, and a lost one begins anew', async () => {
  await using folder = await openFolderWithDatabase();
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const start = async () => {
    const service = startService({ PORT: String(port), SHUTDOWN_UNREADY_SECONDS: '0' }, folder.path);
    await service.ready;
    return async () => {
      service.kill('SIGTERM');
      await service.exited;
    };
  };
  const post = (route: string, body: unknown) =>
    fetch(`${url}/api/auth/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const statusOf = async (bearer: string) => {
    const answer = await fetch(`${url}/api/bridge/v1/session`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    return answer.status;
  };
  const secretIn = (name: string) => readFile(join(folder.path, '.data', name), 'utf8');

  let stop = await start();
  const old = (await post('sign-up/email', account)).headers.get('set-auth-token') ?? '';
  const first = await secretIn('secret');
  const dry = await run(folder.path, 'rotate', '--dry-run');
  expect([dry.code, await secretIn('secret')]).toEqual([0, first]);
  const unanswered = await run(folder.path, 'rotate');
  expect([unanswered.code, unanswered.stderr]).toEqual([
    1,
    expect.stringContaining('This begins a replacement'),
  ]);
  expect(await secretIn('secret')).toBe(first);
  const rotated = await run(folder.path, 'rotate', '--yes');
  expect([rotated.code, rotated.stdout]).toEqual([
    0,
    expect.stringContaining('Next: start the service again'),
  ]);
  expect(await secretIn('secret.previous')).toBe(first);
  expect((await stat(join(folder.path, '.data/secret'))).mode & 0o777).toBe(0o600);
  expect(rotated.stdout + rotated.stderr).not.toContain((await secretIn('secret')).trim());
  const twice = await run(folder.path, 'rotate');
  expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('stored already')]);
  await stop();

  stop = await start();
  expect(await statusOf(old)).toBe(200);
  const fresh = (await post('sign-in/email', account)).headers.get('set-auth-token') ?? '';
  const resealed = await run(folder.path, 'rotate', '--json');
  expect(resealed.code).toBe(0);
  const { previousNeededUntil } = JSON.parse(resealed.stdout);
  expect(Date.parse(previousNeededUntil) - Date.now()).toBeGreaterThan(29 * 86_400_000);
  const unconfirmed = await run(folder.path, 'finish');
  expect([unconfirmed.code, unconfirmed.stderr]).toEqual([1, expect.stringContaining('add --yes')]);
  const finished = await run(folder.path, 'finish', '--yes');
  expect([finished.code, finished.stdout]).toEqual([0, expect.stringContaining('All is done')]);
  await stop();

  stop = await start();
  expect([await statusOf(old), await statusOf(fresh)]).toEqual([401, 200]);
  const beside = await run(folder.path, 'lost', '--yes');
  expect([beside.code, beside.stderr]).toEqual([1, expect.stringContaining('is running')]);
  await stop();

  const present = await secretIn('secret');
  const needless = await run(folder.path, 'lost', '--yes');
  expect([needless.code, needless.stderr]).toEqual([1, expect.stringContaining('is not lost')]);
  await rm(join(folder.path, '.data/secret'));
  const unasked = await run(folder.path, 'lost');
  expect([unasked.code, unasked.stderr]).toEqual([1, expect.stringMatching(/^Passkeys, .* add --yes\.\n$/)]);
  expect((await run(folder.path, 'lost', '--yes')).code).toBe(0);
  expect(await secretIn('secret')).not.toBe(present);
  stop = await start();
  expect(await statusOf(fresh)).toBe(401);
  expect((await post('sign-in/email', account)).status).toBe(200);
  await stop();
  expect(await readActs(folder.path)).toEqual([
    'secret_renewed',
    'secret_resealed',
    'secret_resealed',
    'secret_finished',
    'secret_lost',
  ]);
});

it('with the secret in the environment, each step is said to follow the one before, also with several processes', async () => {
  await using folder = await openFolderWithDatabase();
  const [old, fresh] = ['kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu', 'Wq8rT2nXb5Lk0VzJ7mYc3Hd9PgS4fAeU'];
  const secret = async (current: string, previous: string | undefined, ...args: string[]) => {
    const env = { BETTER_AUTH_SECRET: current, ...(previous && { BETTER_AUTH_SECRET_PREVIOUS: previous }) };
    const options = { entry: 'dist/server/gatehouse.js', args: ['secret', ...args] };
    const program = startService(env, folder.path, options);
    expect([await program.exited, program.output.stderr]).toEqual([0, '']);
    return program.output.stdout;
  };
  expect(await secret(old, undefined, 'rotate')).toContain('This begins the replacement');

  // The first step: the old secret still signs.
  const swap =
    /Next, when each process knows both: set it as BETTER_AUTH_SECRET, and the present one as BETTER_AUTH_SECRET_PREVIOUS/;
  const prepared = await secret(old, fresh, 'rotate');
  expect(prepared).toMatch(swap);
  expect(prepared).not.toContain('all is done');
  expect(await secret(old, fresh, 'status')).toMatch(swap);
  expect(JSON.parse(await secret(old, fresh, 'status', '--json'))).toMatchObject({
    hasPrevious: true,
    isPreviousNew: true,
    previousNeededUntil: null,
  });

  const replaced = await secret(fresh, old, 'rotate');
  expect(replaced).toMatch(
    /^0 authenticator apps are encrypted with the new secret now\.\n.*Then all is done\.\n$/,
  );
  expect(JSON.parse(await secret(fresh, old, 'status', '--json'))).toMatchObject({
    isPreviousNew: false,
    previousNeededUntil: expect.any(String),
  });
  expect(await secret(fresh, undefined, 'status')).not.toMatch(swap);
});
