import { spawn } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMigrations } from '../../server/db/schema-state.ts';
import { findFreePort } from '../../server/http/free-port.ts';
import { GREETING } from '../../server/operator/socket.ts';
import { COMMAND_KINDS } from '../command-kinds.ts';
import { type OwnDatabase, openOwnDatabase } from './own-database.ts';
import { openFolder, openFolderWithDatabase, startService } from './service-process.ts';

// The built program of the operator, beside real services.

const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';
const PROGRAM = resolve(import.meta.dirname, '../../dist/server/gatehouse.js');

type Run = { cwd: string; env?: Record<string, string>; uid?: number };

/** Runs the program without a terminal. `shell`: what follows the program in a shell. */
function run(args: readonly string[], { cwd, env = {}, uid }: Run, shell = '') {
  const line = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('bash', ['-o', 'pipefail', '-c', `${line} ${shell}`], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done) =>
    child.once('close', (code) => done({ code, stdout, stderr })),
  );
}

/** A started service, with a person who is signed in. */
async function startAt(cwd: string, env: Record<string, string> = {}) {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const service = startService({ PORT: String(port), SHUTDOWN_UNREADY_SECONDS: '0', ...env }, cwd);
  await service.ready;
  const signUp = async (email: string) => {
    const answer = await fetch(`${url}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', email, password: 'correct horse battery' }),
    });
    return answer.headers.get('set-auth-token') ?? '';
  };
  const ask = async (bearer: string) =>
    (await fetch(`${url}/api/bridge/v1/session`, { headers: { authorization: `Bearer ${bearer}` } })).status;
  return { ...service, signUp, ask };
}

describe('beside a service with an embedded database', () => {
  let folder: Awaited<ReturnType<typeof openFolderWithDatabase>>;
  let service: Awaited<ReturnType<typeof startAt>>;
  let ada: string;
  beforeAll(async () => {
    folder = await openFolderWithDatabase();
    service = await startAt(folder.path);
    ada = await service.signUp('ada@example.com');
  });
  afterAll(async () => {
    service.kill('SIGKILL');
    await service.exited;
    await folder[Symbol.asyncDispose]();
  });
  const here = (...args: string[]) => run(args, { cwd: folder.path });
  const socket = () => join(folder.path, '.data/pg.sock');

  it('a ban over the socket counts at once, and only its user may open the socket', async () => {
    expect((await stat(socket())).mode & 0o777).toBe(0o600);
    expect(await service.ask(ada)).toBe(200);
    expect(await here('user', 'ban', 'ADA@example.com', '--reason', 'x')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await service.ask(ada)).toBe(403);
    const [unbanned, shown, wrong] = await Promise.all([
      here('user', 'unban', 'ada@example.com', '--json'),
      here('user', 'show', 'ada@example.com', '--json'),
      here('user', 'show', 'nobody@example.com', '--json'),
    ]);
    expect(JSON.parse(unbanned.stdout)).toMatchObject({ email: 'ada@example.com', isChanged: true });
    expect(JSON.parse(shown.stdout).email).toBe('ada@example.com');
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(JSON.parse(wrong.stderr)).toEqual({
      error: { code: 'not_found', message: 'There is no such user.' },
    });
    expect(await service.ask(ada)).toBe(200);
  });

  it('a full disk behind its output is a failure, whatever the command', async () => {
    const rest: Record<string, string[]> = {
      'user show': ['ada@example.com'],
      'session list': ['ada@example.com'],
      activity: ['ada@example.com'],
      'keys new': ['shop'],
    };
    const reading = Object.keys(COMMAND_KINDS).filter((name) => COMMAND_KINDS[name] === 'reads');
    const all = [
      ...reading.map((name) => [...name.split(' '), ...(rest[name] ?? [])]),
      ['user', 'list', '--json', '--all'],
      ['user', 'export', '-', '--without-hashes'],
      ['db', 'backup', '-'],
    ];
    for (const args of all)
      expect(await run(args, { cwd: folder.path }, '>/dev/full'), args.join(' ')).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/ENOSPC/),
      });
  });

  it.runIf(process.getuid?.() === 0)('another user is told who may run the command', async () => {
    const as = { cwd: '/', env: { DATABASE_URL: `pglite:${join(folder.path, '.data/pg')}` }, uid: 65534 };
    await chmod(folder.path, 0o755);
    await chmod(join(folder.path, '.data'), 0o755);
    const denied = await run(['user', 'list'], as);
    expect([denied.code, denied.stdout]).toEqual([1, '']);
    expect(denied.stderr).toMatch(/^(The socket|The database in) .* Run the command as .*\n$/);
    await chmod(folder.path, 0o700);
    expect((await run(['user', 'list'], as)).stderr).toMatch(
      /^The database in .* belongs to another user\..*\n$/,
    );
  });

  it('works without the service too, with the rest of a killed one, and two at once wait for each other', async () => {
    service.kill('SIGKILL');
    await service.exited;
    expect((await stat(socket())).isSocket()).toBe(true);
    const [banned, shown] = await Promise.all([
      here('user', 'ban', 'ada@example.com'),
      here('user', 'list', '--json'),
    ]);
    expect([banned.code, banned.stderr, shown.code, shown.stderr]).toEqual([0, '', 0, '']);
    expect(shown.stdout).toContain('ada@example.com');
    service = await startAt(folder.path);
    expect(await service.ask(ada)).toBe(403);
  });
});

it.each([
  ['is no Gatehouse', 'other', 'What listens at'],
  ['dies during the act', GREETING, 'The service ended the connection before it answered (ECONNRESET)'],
])('says in one sentence that what listens at the socket %s', async (_, greeting, expected) => {
  await using folder = await openFolderWithDatabase();
  const server = createServer((request, response) => {
    if (request.method === 'GET') response.end(greeting);
    else request.socket.destroy();
  }).listen(join(folder.path, '.data/pg.sock'));
  const { code, stdout, stderr } = await run(['user', 'list'], { cwd: folder.path });
  expect([code, stdout, stderr.startsWith(expected), stderr.trim().split('\n').length]).toEqual([
    1,
    '',
    true,
    1,
  ]);
  await new Promise((done) => server.close(done));
});

it('migrates nothing below an older service, and names what it lacks', async () => {
  await using folder = await openFolderWithDatabase();
  const last = readMigrations().at(-1)?.name ?? '';
  const output = { migratedTo: readMigrations().at(-2)?.name };
  const server = createServer((request, response) => {
    response.end(request.method === 'GET' ? GREETING : JSON.stringify({ output }));
  }).listen(join(folder.path, '.data/pg.sock'));
  const migrate = (...more: string[]) => run(['db', 'migrate', ...more], { cwd: folder.path });
  const refused = { code: 1, stdout: '', stderr: expect.stringContaining(`which lacks ${last}. Stop it`) };
  expect(await migrate()).toEqual(refused);
  expect(await migrate('--dry-run')).toEqual(refused);
  await new Promise((done) => server.close(done));
});

describe('beside two services with a PostgreSQL server', () => {
  let database: OwnDatabase;
  let folder: Awaited<ReturnType<typeof openFolder>>;
  const env = () => ({ DATABASE_URL: database.url, BETTER_AUTH_SECRET: SECRET });
  const here = (args: readonly string[], more: Record<string, string> = {}, shell = '') =>
    run(args, { cwd: folder.path, env: { ...env(), ...more } }, shell);
  beforeAll(async () => {
    [database, folder] = [await openOwnDatabase(), await openFolder()];
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  it('a command before the first migration says what to do', async () => {
    const { code, stderr } = await here(['user', 'list']);
    expect([code, stderr]).toEqual([
      1,
      'The database lacks migrations of this version. Run: gatehouse db migrate\n',
    ]);
  });

  it('a ban counts in both processes, and a closed pipe or wrong usage leaves no trace', async () => {
    const services = [await startAt(folder.path, env())];
    services.push(await startAt(folder.path, env()));
    const [one, other] = services;
    const ada = (await one?.signUp('ada@example.com')) ?? '';
    for (const service of services) await expect.poll(() => service.ask(ada)).toBe(200);
    expect((await here(['user', 'ban', 'ada@example.com', '--as', 'olga'])).code).toBe(0);
    const since = performance.now();
    for (const service of services) await expect.poll(() => service.ask(ada), { interval: 20 }).toBe(403);
    expect(performance.now() - since).toBeLessThan(3_000);
    expect(await database.query("select actor from activity where kind = 'banned'")).toEqual([
      { actor: 'operator olga' },
    ]);
    expect(await other?.ask('')).toBe(401);

    await database.query(
      `insert into "user" (id, name, email) select 'u' || n, repeat('n', 100), n || '@many.example.com' from generate_series(1, 3000) n`,
    );
    const [head, nothing, all, help, usage, json] = await Promise.all([
      here(['user', 'list', '--all', '--limit', '500', '--json'], {}, '| head -n 2'),
      here(['user', 'list', '--all'], {}, '| head -c 0'),
      here(['user', 'list', '--all', '--limit', '500', '--json'], {}, '| wc -l'),
      here(['user', 'ban', '--help']),
      here(['user', 'bann']),
      here(['user', 'ban', '--json']),
    ]);
    expect([head.code, head.stderr, head.stdout.split('\n')]).toEqual([0, '', expect.any(Array)]);
    expect([nothing.code, nothing.stderr]).toEqual([0, '']);
    expect(all.stdout.trim()).toBe('3001');
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('Usage: gatehouse user ban')]);
    expect([usage.code, usage.stdout]).toEqual([2, '']);
    expect(usage.stderr).toContain('Did you mean ban?');
    expect([json.code, JSON.parse(json.stderr).error.code]).toEqual([2, 'usage']);
    for (const service of services) service.kill('SIGTERM');
    for (const { exited } of services) expect(await exited).toBe(0);
  });

  it('wrong settings are all named, and a database that is away is one sentence', async () => {
    const closed = await findFreePort();
    const [config, away, memory, nowhere, name] = await Promise.all([
      here(['user', 'list'], { PORT: 'x', TRUSTED_ORIGINS: '*', WORKERS: 'many' }),
      here(['user', 'list', '--json'], { DATABASE_URL: `postgres://u:p@127.0.0.1:${closed}/app` }),
      here(['user', 'list'], { DATABASE_URL: 'pglite:memory' }),
      here(['user', 'list'], { DATABASE_URL: 'pglite:nowhere' }),
      here(['user', 'list', '--as', 'x'.repeat(65)]),
    ]);
    for (const { code, stdout } of [config, away, memory, nowhere, name])
      expect([code, stdout]).toEqual([1, '']);
    const lines = config.stderr.trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(['PORT', 'TRUSTED_ORIGINS', 'WORKERS']);
    expect(JSON.parse(away.stderr).error).toEqual({
      code: 'unavailable',
      message: expect.stringContaining('cannot be reached (ECONNREFUSED)'),
    });
    expect(memory.stderr).toMatch(/^DATABASE_URL names a database in memory: .*\n$/);
    expect(nowhere.stderr).toMatch(/^There is no database in nowhere\. .*\n$/);
    expect(name.stderr).toMatch(/^The name after --as .*\n$/);
    await expect(stat(join(folder.path, 'nowhere'))).rejects.toThrow(); // nothing was created
  });
});
