import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openOwnDatabase } from './own-database.ts';
import { openFolder, openFolderWithDatabase, startService } from './service-process.ts';

const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';

/** Runs a command of the operator as a program does. */
async function run(args: readonly string[], env: Record<string, string>, cwd: string) {
  const command = startService(env, cwd, { entry: 'dist/server/gatehouse.js', args: [...args] });
  const code = await command.exited;
  return { code, ...command.output };
}

async function signUp(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }),
  });
  expect(answer.status).toBe(200);
  return `Bearer ${answer.headers.get('set-auth-token')}`;
}

/** The rows of the security log about the whole service. */
const ACTS = `select kind from activity where user_id is null and actor like 'operator %' order by id`;

it('a running embedded service is backed up, and restored on a server, which a restore refuses while it runs', async () => {
  await using folder = await openFolderWithDatabase();
  const port = await findFreePort();
  const env = { PORT: String(port), BETTER_AUTH_SECRET: SECRET };
  const service = startService(env, folder.path);
  await service.ready;
  const authorization = await signUp(`http://localhost:${port}`);
  const backup = join(folder.path, 'backup');

  const made = await run(['db', 'backup', backup], env, folder.path);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(/^Backed up \d+ rows, 1 users\./);
  expect((await stat(backup)).mode & 0o777).toBe(0o600);
  expect(gunzipSync(await readFile(backup)).toString()).not.toContain(SECRET);
  const again = await run(['db', 'backup', backup], env, folder.path);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/backup exists/) });
  const refused = await run(['db', 'restore', backup], env, folder.path);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Gatehouse is running/) });
  const whileRunning = await run(['db', 'restore', backup, '--dry-run'], env, folder.path);
  expect(whileRunning.stdout).toMatch(/^The backup is complete and unchanged/);
  const drill = join(folder.path, 'drill');
  const failed = await run(
    ['db', 'restore', backup],
    { DATABASE_URL: `pglite:${join(drill, 'pg')}` },
    folder.path,
  );
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/another BETTER_AUTH_SECRET/) });
  await expect(stat(drill)).rejects.toThrow('ENOENT');

  // Through a pipe, as to `age` or `gpg`. Nothing stays behind beside the database.
  const piped = spawn(
    'sh',
    [
      '-c',
      `"$0" "$1" db backup - | gunzip | head -c 30`,
      process.execPath,
      join(import.meta.dirname, '../../dist/server/gatehouse.js'),
    ],
    {
      cwd: folder.path,
      env: { PATH: process.env.PATH ?? '', ...env },
    },
  );
  let text = '';
  for await (const chunk of piped.stdout) text += chunk;
  expect(text).toBe('{"format":"gatehouse backup","');
  await expect
    .poll(() => readdir(join(folder.path, '.data')), { timeout: 30_000 })
    .not.toContainEqual(expect.stringMatching(/part/));

  const status = await run(['db', 'status', '--json'], env, folder.path);
  expect(JSON.parse(status.stdout)).toMatchObject({
    driver: 'pglite',
    missingMigrations: [],
    unknownMigrations: 0,
    tables: expect.arrayContaining([
      { table: 'user', rows: 1, isEstimate: false, size: expect.any(Number) },
      { table: 'passkey', rows: 0, isEstimate: false, size: expect.any(Number) },
    ]),
  });
  const swept = await run(['db', 'sweep', '--dry-run'], env, folder.path);
  expect(swept).toMatchObject({ code: 0, stdout: 'Would delete nothing.\n' });
  service.kill('SIGTERM');
  await service.exited;
  const foreign = await run(['user', 'list'], { BETTER_AUTH_SECRET: SECRET.toLowerCase() }, folder.path);
  expect(foreign).toMatchObject({ code: 1, stderr: expect.stringMatching(/^BETTER_AUTH_SECRET is not the/) });

  await using own = await openOwnDatabase();
  const server = { ...env, DATABASE_URL: own.url };
  const lacking = await run(['db', 'status'], server, folder.path);
  expect(lacking.stdout).toMatch(/missing migrations +0000_accounts/);
  const checked = await run(['db', 'restore', backup, '--dry-run'], server, folder.path);
  expect(checked.stdout).toMatch(/^The backup is complete and unchanged: \d+ rows, 1 users/);
  const restored = await run(['db', 'restore', backup], server, folder.path);
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(await own.query(ACTS)).toEqual([{ kind: 'backup_restored' }]);
  const moved = startService(server, folder.path);
  await moved.ready;
  const asked = await fetch(`http://localhost:${port}/api/bridge/v1/session`, { headers: { authorization } });
  expect(await asked.json()).toMatchObject({ user: { email: 'ada@example.com' } });

  const overLive = await run(['db', 'restore', backup], server, folder.path);
  expect(overLive).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Gatehouse is running on this database/),
  });
  moved.kill('SIGTERM');
  await moved.exited;
  const overUsers = await run(['db', 'restore', backup], server, folder.path);
  expect(overUsers).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The database has users/) });
  expect(await own.query('select count(*)::int as users from "user"')).toEqual([{ users: 1 }]);
});

it('a backup whose reader goes away half-way is in the security log', async () => {
  await using folder = await openFolder();
  await using own = await openOwnDatabase();
  const env = { BETTER_AUTH_SECRET: SECRET, DATABASE_URL: own.url };
  await run(['db', 'migrate'], env, folder.path);
  // More than a pipe holds, so that the command cannot end before its reader.
  await own.query(`insert into activity (kind, reason)
    select 'signed_in', md5(n::text) || md5((-n)::text) from generate_series(1, 20000) n`);
  const entry = join(import.meta.dirname, '../../dist/server/gatehouse.js');
  const command = spawn(process.execPath, [entry, 'db', 'backup', '-'], {
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  command.stdout.once('data', () => command.stdout.destroy());
  expect(await new Promise((done) => command.once('exit', done))).toBe(1);
  expect(await own.query(ACTS)).toEqual([{ kind: 'database_migrated' }, { kind: 'backup_made' }]);
});

it('a password that no URL could hold as it is comes in PGPASSWORD, as in compose.yaml', async () => {
  await using folder = await openFolder();
  await using own = await openOwnDatabase();
  const password = 'ab/cd+e=#@%:';
  const url = new URL(own.url);
  url.username = `gate_${url.pathname.slice(-8)}`;
  url.password = '';
  await own.query(`create role ${url.username} login superuser password '${password}'`);
  const env = { BETTER_AUTH_SECRET: SECRET, DATABASE_URL: url.href };
  const without = await run(['db', 'migrate'], env, folder.path);
  expect(without).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('refused the user name or password'),
  });
  const service = startService(
    { ...env, PGPASSWORD: password, PORT: String(await findFreePort()) },
    folder.path,
  );
  await service.ready; // migrated, and hears the database
  service.kill('SIGTERM');
  await service.exited;
  await own.query(`reassign owned by ${url.username} to current_user`);
  await own.query(`drop role ${url.username}`);
});

it('db migrate applies what is missing, and a start on a newer schema says what to do', async () => {
  await using folder = await openFolder();
  await using own = await openOwnDatabase();
  const env = { PORT: String(await findFreePort()), BETTER_AUTH_SECRET: SECRET, DATABASE_URL: own.url };
  const dry = await run(['db', 'migrate', '--dry-run'], env, folder.path);
  expect(dry.stdout).toMatch(/^Would apply 0000_accounts, /);
  expect((await run(['db', 'migrate'], env, folder.path)).stdout).toMatch(/^Applied 0000_accounts, /);
  expect((await run(['db', 'migrate'], env, folder.path)).stdout).toBe(
    'The database has every migration of this version.\n',
  );
  expect(await own.query(ACTS)).toEqual([{ kind: 'database_migrated' }]);
  await own.query(`comment on table drizzle.__drizzle_migrations is 'gatehouse >= 999.0.0'`);
  const old = startService(env, folder.path);
  expect(await old.exited).toBe(1);
  expect(old.output.stderr).toMatch(
    /^A newer Gatehouse has changed the database at .* version 999\.0\.0 or later; /,
  );
  for (const command of [
    ['db', 'migrate'],
    ['user', 'show', 'ada@example.com'],
  ])
    expect(await run(command, env, folder.path)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^A newer Gatehouse has changed/),
    });
});
