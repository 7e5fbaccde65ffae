import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { type OwnDatabase, openOwnDatabase } from './own-database.ts';
import { openFolder, startService } from './service-process.ts';

const SECRET = 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu';
type Finding = { check: string; level: 'ok' | 'warn' | 'fail'; found: string; advice: string | null };

/** What the proxy does to requests and answers; a test replaces it. */
let change: { request(headers: IncomingHttpHeaders): void; answer(headers: IncomingHttpHeaders): void };
const nothing = { request: () => {}, answer: () => {} };

let folder: Awaited<ReturnType<typeof openFolder>>;
let database: OwnDatabase;
let service: ReturnType<typeof startService>;
let proxy: ReturnType<typeof createServer>;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await openFolder();
  database = await openOwnDatabase();
  const [port, publicPort] = [await findFreePort(), await findFreePort()];
  proxy = createServer((incoming, outgoing) => {
    // The rest belongs to the site beside it (docs/topologies.md).
    if (!/^\/(?:api|\.well-known)/.test(incoming.url ?? '')) return void outgoing.writeHead(404).end();
    const headers = { ...incoming.headers };
    change.request(headers);
    const onward = request({ port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers });
    onward.on('response', (answer) => {
      change.answer(answer.headers);
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(publicPort);
  env = {
    PORT: String(port),
    BETTER_AUTH_URL: `http://localhost:${publicPort}`,
    BETTER_AUTH_SECRET: SECRET,
    DATABASE_URL: database.url,
  };
  service = startService(env, folder.path);
  await service.ready;
});
afterAll(async () => {
  service.kill('SIGTERM');
  await service.exited;
  proxy.closeAllConnections();
  proxy.close();
  await database[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** The level and the words of each check, and the exit code. */
async function examine(more: Record<string, string> = {}) {
  const command = startService({ ...env, ...more }, folder.path, {
    entry: 'dist/server/gatehouse.js',
    args: ['doctor', '--json'],
  });
  const code = await command.exited;
  const findings: Finding[] = command.output.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const of = (check: string) => findings.find((one) => one.check === check);
  expect(command.output.stdout + command.output.stderr).not.toContain(SECRET);
  return { code, findings, of };
}

it('finds nothing wrong with a service that works, and says what each check found', async () => {
  change = nothing;
  const { code, findings, of } = await examine({ WORKERS: 'auto' });
  expect(findings.filter(({ level }) => level === 'fail')).toEqual([]);
  expect(code).toBe(0);
  for (const check of [
    'configuration',
    'secret',
    'database',
    'migrations',
    'clock of the database',
    'rights',
    'LISTEN',
    'connections',
    'public address',
    'proxies',
    'clock of the web',
    'session cookie',
    'redirects',
  ])
    expect(of(check), check).toMatchObject({ level: 'ok' });
  expect(of('mail')).toMatchObject({ level: 'warn', found: expect.stringMatching(/^SMTP_URL is not set/) });
  for (const { level, advice } of findings) expect(advice === null).toBe(level === 'ok');
});

it('sees from outside what a proxy does wrong', async () => {
  change = {
    request: (headers) => {
      headers['x-forwarded-for'] = '198.51.100.7';
    },
    answer: (headers) => {
      const cookies = headers['set-cookie'];
      if (cookies)
        headers['set-cookie'] = cookies.map((cookie) =>
          cookie.replace('; HttpOnly', '').replace('SameSite=Lax', 'SameSite=None'),
        );
      if (headers.location) headers.location = 'http://inside.example:3001/account';
    },
  };
  const { code, of } = await examine({ SMTP_URL: `smtp://127.0.0.1:${await findFreePort()}` });
  expect(code).toBe(1);
  expect(of('proxies')).toMatchObject({ level: 'fail', advice: expect.stringMatching(/TRUSTED_PROXIES/) });
  expect(of('session cookie')).toMatchObject({
    level: 'fail',
    found: 'arrives without HttpOnly, SameSite=Lax',
  });
  expect(of('redirects')).toMatchObject({ level: 'fail', found: expect.stringMatching(/inside\.example/) });
  expect(of('mail')).toMatchObject({
    level: 'fail',
    found: expect.stringMatching(/refuses or does not answer/),
  });
});

it('knows its own service from another, or none', async () => {
  change = nothing;
  const other = await examine({ BETTER_AUTH_SECRET: 'another-secret-0123456789-abcdefghijkl' });
  expect(other.of('public address')).toMatchObject({
    level: 'fail',
    found: expect.stringMatching(/not as a service with this secret/),
  });
  const none = await examine({ BETTER_AUTH_URL: `http://localhost:${await findFreePort()}` });
  expect(none.of('public address')).toMatchObject({
    level: 'fail',
    found: expect.stringMatching(/ECONNREFUSED/),
  });
});

it('shows each wrong variable, and a database that cannot be used', async () => {
  const wrong = await examine({ PORT: 'x', TRUSTED_ORIGINS: '*', BRIDGE_KEYS: 'a:b' });
  expect(wrong.code).toBe(1);
  expect(wrong.findings.map(({ found }) => found.split(' ')[0])).toEqual([
    'PORT',
    'TRUSTED_ORIGINS',
    'BRIDGE_KEYS',
  ]);
  const closed = await examine({ DATABASE_URL: `postgres://u:p@127.0.0.1:${await findFreePort()}/app` });
  expect(closed.of('database')).toMatchObject({
    level: 'fail',
    found: expect.stringMatching(/cannot be reached \(ECONNREFUSED\)/),
  });
});

it('says of an empty database that the migrations come first, and of nothing that needs them that it is broken', async () => {
  await using empty = await openOwnDatabase();
  const { of } = await examine({ DATABASE_URL: empty.url });
  const advice = expect.stringContaining('gatehouse db migrate');
  expect(of('migrations')).toMatchObject({ level: 'warn', found: expect.stringMatching(/missing/), advice });
  expect(of('LISTEN')).toMatchObject({
    level: 'warn',
    found: 'cannot be tried before the migrations',
    advice,
  });
  for (const check of ['database', 'rights', 'connections', 'clock of the database'])
    expect(of(check), check).toMatchObject({ level: 'ok' });
});
