import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { BLANK_PROJECT, ensureBlankProject } from '../setup/blank-project.ts';
import { openFolder, openFolderWithDatabase, startService } from './service-process.ts';

// The code of docs/trpc.md, in another project.

const ROOT = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'docs/trpc.md'), 'utf8');
const files = [...text.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)];

beforeAll(ensureBlankProject, 300_000);

async function openProject(change = (code: string) => code) {
  const folder = await openFolder();
  for (const [, path = '', code = ''] of files) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), change(code));
  }
  const installed = join(folder.path, 'node_modules');
  mkdirSync(installed);
  symlinkSync(join(ROOT, 'node_modules/@trpc'), join(installed, '@trpc'));
  cpSync(join(BLANK_PROJECT, 'node_modules/gatehouse-auth'), join(installed, 'gatehouse-auth'), {
    recursive: true,
  });
  const compilerOptions = {
    ...{
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types: [],
      strict: true,
    },
    ...{
      module: 'ESNext',
      moduleResolution: 'Bundler',
      noEmit: true,
      skipLibCheck: true,
      preserveSymlinks: true,
    },
  };
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}');
  const compile = () =>
    spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', '.'], { cwd: folder.path, encoding: 'utf8' })
      .stdout;
  return { path: folder.path, compile, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] };
}

it('compiles, and wrong input, wrong output and a wrong reason do not', async () => {
  await using right = await openProject();
  expect(right.compile()).toBe('');
  await using wrong = await openProject((code) =>
    code
      .replace('mutate({ experienceLevel })', "mutate({ experienceLevel: 'much' })")
      .replace('profile.version', 'profile.shoeSize')
      .replace("'unauthenticated'", "'tired'"),
  );
  const said = wrong.compile();
  for (const complaint of [/'string' is not assignable to type 'number'/, /'shoeSize'/, /no overlap/])
    expect(said).toMatch(complaint);
});

it('calls with the cookie, from the page of another origin', async () => {
  await using folder = await openFolderWithDatabase();
  const port = await findFreePort();
  const origin = 'http://localhost:3000';
  const env = { PORT: String(port), TRUSTED_ORIGINS: origin };
  const service = startService(env, folder.path);
  await service.ready;
  await using project = await openProject((code) => code.replace('localhost:3001', `localhost:${port}`));
  // Simulates a browser: it adds the origin, and the cookie when a call includes credentials.
  const browser = `
    const ask = globalThis.fetch;
    let cookie = '';
    globalThis.fetch = (url, { credentials, ...init }) =>
      ask(url, { ...init, headers: { ...init.headers, origin: '${origin}', ...(credentials === 'include' && { cookie }) } });
    const { saveLevel } = await import('./src/save-level.ts');
    const said = [await saveLevel(3)];
    const signedUp = await ask('http://localhost:${port}/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Ada","email":"ada@example.com","password":"correct horse battery"}',
    });
    cookie = signedUp.headers.get('set-cookie').split(';')[0];
    said.push(await saveLevel(3), await saveLevel(9));
    console.log(JSON.stringify(said));`;
  writeFileSync(join(project.path, 'browser.mjs'), browser);
  const run = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), 'browser.mjs'], {
    cwd: project.path,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(JSON.parse(run.stdout)).toEqual([
    'Sign in first.',
    'Saved (version 1).',
    'Choose a level from 1 to 5.',
  ]);
  service.kill('SIGTERM');
  await service.exited;
});
