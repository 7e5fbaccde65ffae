import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeHolder } from '../../server/db/lock-holder.js';
import { findFreePort } from '../../server/http/free-port.ts';
import { drawPicture } from '../pictures.ts';
import { findNode } from '../setup/node.ts';
import { type BuiltRoot, openBuiltRoot } from './built-root.ts';
import { openOwnDatabase } from './own-database.ts';

const EMAIL = 'ada@example.com';
const PASSWORD = 'correct horse battery';
const FOLDER = '/var/lib/gatehouse/pg';
const DOCKERFILE = readFileSync(resolve(import.meta.dirname, '../../Dockerfile'), 'utf8');
const DRAFT = '.pg.gatehouse-draft-';

let root: BuiltRoot;
beforeAll(async () => {
  root = await openBuiltRoot();
});
afterAll(() => root[Symbol.dispose]());

/** The variables of an environment file in the root, as systemd reads it. */
const readEnvironment = (port: number, databaseUrl: string): Record<string, string> => {
  const file = root.inRoot('/etc/gatehouse.env');
  const lines = [
    `PORT=${port}`,
    `DATABASE_URL=${databaseUrl}`,
    'BETTER_AUTH_SECRET=kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu',
    `BETTER_AUTH_URL=http://localhost:${port}`,
  ];
  writeFileSync(file, lines.join('\n'), { mode: 0o600 });
  return { NODE_ENV: 'production', ...(parseEnv(readFileSync(file, 'utf8')) as Record<string, string>) };
};

/** Signs up, asks the bridge, opens pages, stores a picture, and signs in with a right and a wrong password. */
async function useAll(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: url };
  const post = (path: string, body: object) =>
    fetch(`${url}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const signUp = await post('sign-up/email', { name: 'Ada', email: EMAIL, password: PASSWORD });
  expect(signUp.status).toBe(200);
  const cookie = signUp.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const session = await fetch(`${url}/api/bridge/v1/session`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({ user: { email: EMAIL } });
  const page = await (await fetch(`${url}/sign-in`)).text();
  expect(page).toContain('type="password"'); // prerendered
  const script = /\/_gatehouse\/assets\/[^"]+\.js/.exec(page)?.[0];
  expect((await fetch(`${url}${script}`)).status).toBe(200);
  const account = await fetch(`${url}/account`, { headers: { cookie, 'sec-fetch-dest': 'document' } });
  expect(await account.text()).toContain('Ada'); // rendered for her
  const picture = await fetch(`${url}/api/avatar`, {
    method: 'PUT',
    headers: { cookie, origin: url, 'content-type': 'image/png' },
    body: new Uint8Array(await drawPicture().png().toBuffer()),
  });
  expect(picture.status).toBe(200);
  expect((await post('sign-in/email', { email: EMAIL, password: 'wrong horse battery' })).status).toBe(401);
  expect((await post('sign-in/email', { email: EMAIL, password: PASSWORD })).status).toBe(200);
  const common = { name: 'Bob', email: 'bob@example.com', password: 'password123' };
  expect((await post('sign-up/email', common)).status).toBe(400); // from the list of common passwords
}

describe('a folder with Node.js and the built service runs the command of the systemd unit', () => {
  it('on PostgreSQL, beside the command of the operator', async () => {
    await using database = await openOwnDatabase();
    const port = await findFreePort();
    const env = readEnvironment(port, database.url);
    const service = root.start(env);
    await service.ready;
    await useAll(`http://localhost:${port}`);
    expect(JSON.parse(root.gatehouse(['user', 'show', EMAIL, '--json'], env))).toMatchObject({
      email: EMAIL,
    });
    service.kill('SIGTERM');
    expect(await service.exited).toBe(0);
    expect(service.output.stderr).toBe('');
  });

  it('on the embedded database, whose first start was killed half-way', async () => {
    const port = await findFreePort();
    const env = readEnvironment(port, `pglite:${FOLDER}`);
    const places = root.inRoot(dirname(FOLDER));
    let isDrafted = false;
    const drafted = new Promise<void>((done) => {
      watch(places, (_, name) => {
        if (!name?.startsWith(DRAFT)) return;
        isDrafted = true;
        done();
      }).unref();
    });
    const first = root.start(env);
    await Promise.race([drafted, first.ready]); // a start without an archive makes no draft
    first.kill('SIGKILL');
    await first.exited;
    expect(isDrafted).toBe(true);
    // Either nothing is there, or the draft was complete and has been renamed.
    const isThere = existsSync(root.inRoot(FOLDER));
    expect(existsSync(root.inRoot(join(FOLDER, 'global/pg_control')))).toBe(isThere);
    const half = join(places, `${DRAFT}half`);
    if (!isThere) {
      mkdirSync(join(half, 'base'), { recursive: true });
      writeFileSync(join(half, 'gatehouse-draft.json'), describeHolder(2 ** 22 + 1)); // of no process
    }

    const second = root.start(env);
    await second.ready;
    const databases = readdirSync(root.inRoot(join(FOLDER, 'base')));
    expect(databases).toHaveLength(1); // without the templates
    const drafts = readdirSync(places).filter((name) => name.startsWith(DRAFT));
    expect(drafts.filter((name) => existsSync(join(places, name, 'base')))).toEqual([]);
    await useAll(`http://localhost:${port}`);
    expect(JSON.parse(root.gatehouse(['user', 'show', EMAIL, '--json'], env))).toMatchObject({
      email: EMAIL,
    });
    second.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    expect(second.output.stderr).toBe('');
  });
});

// It changes the user, as the build of an image does.
it.runIf(process.getuid?.() === 0)(
  'the image has compiled code that its user reads and cannot change',
  () => {
    const folder = root.inRoot('/opt/gatehouse');
    const [bin, cache] = [root.inRoot('/bin'), root.inRoot('/var/cache')];
    chmodSync(root.inRoot('/'), 0o755);
    for (const path of [bin, cache]) mkdirSync(path);
    copyFileSync(findNode('24.21.0'), join(bin, 'node'));
    symlinkSync(join(folder, 'server/gatehouse.js'), join(bin, 'gatehouse'));
    const env = {
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: `${cache}/gatehouse`,
      PATH: `${bin}:${process.env.PATH}`,
    };
    const step = /^RUN ((?:.*\\\n)*.*server\/main\.js(?:.*\\\n)*.*)$/m.exec(DOCKERFILE)?.[1] ?? '';
    const script = step.replaceAll('/opt/gatehouse', folder).replaceAll('/var/cache', cache);
    execFileSync('sh', ['-ec', script], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const start = (uid: string) =>
      spawnSync('setpriv', [`--reuid=${uid}`, '--clear-groups', 'node', join(folder, 'server/main.js')], {
        env: { ...env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
        encoding: 'utf8',
      }).stderr;

    const seen = start(/^USER (\d+)/m.exec(DOCKERFILE)?.[1] ?? '');
    expect(seen.match(/was accepted/g)?.length).toBeGreaterThan(5);
    expect(seen).not.toMatch(/not accepted|writing cache/);
    expect(start('10002')).not.toContain('was accepted');
    for (const file of readdirSync(cache, { recursive: true, encoding: 'utf8' }))
      expect(statSync(join(cache, file)).uid).toBe(0);
  },
);

describe('npm run build', () => {
  it('leaves out no package that the bundle names', () => {
    const folder = root.inRoot('/opt/gatehouse/server');
    const require = createRequire(join(folder, 'main.js'));
    const named = new Set<string>();
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.js'),
    ))
      for (const { fileName } of ts.preProcessFile(readFileSync(join(folder, name), 'utf8')).importedFiles)
        if (!fileName.startsWith('.')) named.add(fileName);
    const packages = [...named].filter(
      (name) => !name.startsWith('node:') && !builtinModules.includes(name) && name !== 'vite',
    );
    expect(packages).toContain('sharp');
    for (const name of packages)
      expect(require.resolve(name)).toContain(folder.replace(/server$/, 'node_modules'));
  });

  it('replaces no folder that holds something else', () => {
    const folder = root.inRoot('/tmp/other');
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter'), 'dear Ada');
    const { status, stderr } = root.build(folder);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `${folder} holds something else; name another folder.\n`,
    });
    expect(readFileSync(join(folder, 'letter'), 'utf8')).toBe('dear Ada');
  });
});
