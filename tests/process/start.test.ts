import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { openLink } from '../databases/link.ts';
import { linesOf, openFolder, openFolderWithDatabase, startService } from './service-process.ts';

const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';

async function expectRefusal(env: Record<string, string>, cwd: string, expected: RegExp[]) {
  const service = startService(env, cwd);
  expect(await service.exited).toBe(1);
  const lines = linesOf(service.output.stderr);
  expect(lines).toHaveLength(expected.length);
  for (const [index, pattern] of expected.entries()) expect(lines[index]).toMatch(pattern);
  expect(service.output.stdout).not.toContain('is ready');
}

describe('a start that cannot work ends with exit code 1 and one line for each reason', () => {
  it('wrong variables', async () => {
    await using folder = await openFolder();
    await expectRefusal({ PORT: 'x', TRUSTED_ORIGINS: '*', BRIDGE_KEYS: 'a:b' }, folder.path, [
      /^PORT /,
      /^TRUSTED_ORIGINS /,
      /^BRIDGE_KEYS /,
    ]);
  });

  it('an invalid file of places', async () => {
    await using folder = await openFolder();
    const places = resolve(import.meta.dirname, '../places');
    const refuse = (file: string, expected: RegExp) =>
      expectRefusal({ PLACE_DATABASE: file, DATABASE_URL: 'pglite:memory' }, folder.path, [expected]);
    await writeFile(join(folder.path, 'text.mmdb'), 'no places here');
    await refuse('text.mmdb', /^PLACE_DATABASE names text\.mmdb, which is no \.mmdb file of cities/);
    await refuse(join(places, 'networks.mmdb'), /^PLACE_DATABASE .*which is no \.mmdb file of cities/);
    await refuse('absent.mmdb', /^PLACE_DATABASE names absent\.mmdb, which cannot be read \(ENOENT\)/);
  });

  it('the port in use', async () => {
    await using folder = await openFolder();
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    const env = { PORT: String(port), DATABASE_URL: 'pglite:memory' };
    await expectRefusal(env, folder.path, [
      new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is already in use; `),
    ]);
    other.close();
  });

  it('a folder that cannot be written', async () => {
    await using folder = await openFolder();
    await writeFile(join(folder.path, '.data'), 'a file, not a folder');
    await expectRefusal({}, folder.path, [
      /^The folder of \.data\/pg cannot be written \((EEXIST|ENOTDIR)\); /,
    ]);
    const env = { BETTER_AUTH_SECRET: SECRET };
    await expectRefusal(env, folder.path, [
      /^The folder of \.data\/pg cannot be written \((EEXIST|ENOTDIR)\); /,
    ]);
  });

  it('a database that refuses, does not answer, or does not know the user', async () => {
    await using folder = await openFolder();
    const server = new URL(inject('postgresUrl'));
    const link = await openLink(Number(server.port));
    link.set('silent');
    const connect = async (url: string, expected: RegExp) =>
      expectRefusal({ DATABASE_URL: url, BETTER_AUTH_SECRET: SECRET }, folder.path, [expected]);
    const closed = await findFreePort();
    await connect(`postgres://u:p@127.0.0.1:${closed}/app`, /cannot be reached \(ECONNREFUSED\)/);
    await connect(`postgres://u:p@127.0.0.1:${link.port}/app`, /cannot be reached \(.*timeout.*\)/);
    await connect(`postgres://postgres:wrong@${server.host}/postgres`, /refused the user name or password/);
    await connect(`postgres://postgres:postgres@${server.host}/nothing`, /has no such database/);
    await link.close();
  });

  it('a database folder that another process uses', async () => {
    await using folder = await openFolderWithDatabase();
    const first = startService({ PORT: String(await findFreePort()) }, folder.path);
    await first.ready;
    const port = String(await findFreePort());
    await expectRefusal({ PORT: port }, folder.path, [
      /^The database folder \.data\/pg is in use by another process; /,
    ]);
    first.kill('SIGTERM');
    expect(await first.exited).toBe(0);
  });
});

describe('a start that works', () => {
  it('needs no settings, prints its address, keeps its secret and users, and ends cleanly', async () => {
    await using folder = await openFolder();
    const port = await findFreePort();
    const url = `http://localhost:${port}`;
    // A start on a full disk, or a power cut, may have left these behind.
    await mkdir(join(folder.path, '.data'));
    await writeFile(join(folder.path, '.data/pg.lock'), '');
    const first = startService({ PORT: String(port) }, folder.path);
    await first.ready;
    expect(first.output.stdout).toContain(`Gatehouse is ready at ${url}`);
    await expect.poll(() => first.output.stdout, { timeout: 30_000 }).toContain(`${url}/sign-up`); // on its own line
    expect((await stat(join(folder.path, '.data/secret'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder.path, '.data/pg'))).mode & 0o777).toBe(0o700);
    const secret = await readFile(join(folder.path, '.data/secret'), 'utf8');

    const signedUp = await fetch(`${url}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }),
    });
    const authorization = `Bearer ${signedUp.headers.get('set-auth-token')}`;
    const listed = await fetch(`${url}/api/trpc/session.list`, { headers: { authorization } });
    expect(await listed.json()).toMatchObject({ result: { data: [{ ipAddress: '127.0.0.1' }] } });

    // The process is killed without a chance to clean up: nobody has to remove the lock that it leaves behind.
    first.kill('SIGKILL');
    await first.exited;
    const second = startService({ PORT: String(port) }, folder.path);
    await second.ready;
    expect(await readFile(join(folder.path, '.data/secret'), 'utf8')).toBe(secret);
    const asked = await fetch(`${url}/api/bridge/v1/session`, { headers: { authorization } });
    expect(asked.status).toBe(200);
    second.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    for (const { output } of [first, second]) {
      expect(output.stdout + output.stderr).not.toContain(secret.trim());
      expect(output.stderr).toBe('');
    }
  });

  it('reads .env, and the real environment before it', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    await writeFile(join(folder.path, '.env'), `PORT=1\nBETTER_AUTH_URL=http://localhost:${port}\n`);
    const service = startService({ PORT: String(port) }, folder.path);
    await service.ready;
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    service.kill('SIGINT');
    expect(await service.exited).toBe(0);
  });

  it('also works with the older command from before npm start', async () => {
    await using folder = await openFolderWithDatabase();
    const port = await findFreePort();
    const service = startService({ PORT: String(port) }, folder.path, { entry: 'server/boot/start.ts' });
    await service.ready;
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    service.kill('SIGTERM');
    expect(await service.exited).toBe(0);
  });

  it('migrates once when five services start at once, two of them with workers', async () => {
    await using folder = await openFolder();
    const admin = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` });
    await admin.connect();
    await admin.query('create database five');
    const env = { DATABASE_URL: `${inject('postgresUrl')}/five`, BETTER_AUTH_SECRET: SECRET };
    const services = [];
    for (let index = 0; index < 5; index += 1) {
      const workers = { WORKERS: index < 2 ? '2' : '1' };
      services.push(startService({ ...env, ...workers, PORT: String(await findFreePort()) }, folder.path));
    }
    await Promise.all(services.map(({ ready }) => ready));
    const five = new pg.Client({ connectionString: env.DATABASE_URL });
    await five.connect();
    const { rows } = await five.query(
      'select count(*)::int as applied, count(distinct hash)::int as files from drizzle.__drizzle_migrations',
    );
    expect(rows[0].applied).toBe(rows[0].files);
    await five.end();
    for (const service of services) service.kill('SIGTERM');
    expect(await Promise.all(services.map(({ exited }) => exited))).toEqual([0, 0, 0, 0, 0]);
    await admin.end();
  });
});
