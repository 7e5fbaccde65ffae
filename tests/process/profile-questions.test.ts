import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { profileFieldNames, profileFields } from '../../shared/profile.ts';
import { questions } from '../../shared/questions.ts';
import { EMPTY_PROFILE } from '../profile.ts';
import { openFolder } from './service-process.ts';

// Follows docs/profile.md step by step.

const ROOT = resolve(import.meta.dirname, '../..');
const QUESTIONS = 'shared/questions.ts';
const document = readFileSync(join(ROOT, 'docs/profile.md'), 'utf8');
/** The two files in the document: one with other questions, one with none. */
const [own = '', none = ''] = [
  ...document.matchAll(/^```ts\n(\/\/ shared\/questions\.ts\n[\s\S]*?)^```$/gm),
].map(([, text = '']) => text);

/** The fields of the profile without a question: they stay when the questions are replaced. */
const unasked = Object.entries(EMPTY_PROFILE).filter(([name]) => !Object.hasOwn(questions, name));
const isCompleteUnasked = !profileFieldNames.some(
  (name) => profileFields[name].completes && !Object.hasOwn(questions, name),
);

/** The compiler's messages for `shared/` with these questions instead of ours. */
function compile(text: string): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const sources = ts.parseJsonConfigFileContent({ ...config, include: ['shared'] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(sources.options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) =>
    relative(ROOT, file) === QUESTIONS
      ? ts.createSourceFile(file, text, ...(rest.slice(0, 1) as [ts.ScriptTarget]))
      : getSourceFile(file, ...rest);
  const program = ts.createProgram(sources.fileNames, { ...sources.options, types: [] }, host);
  return program
    .getSemanticDiagnostics()
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

it('compiles with other questions and with none, and not with a mistake in them', () => {
  expect(compile(own)).toEqual([]);
  expect(compile(none)).toEqual([]);
  expect(compile(own.replace('default: null', "default: 'pizza'"))).not.toEqual([]);
});

it('no code of the service or the portal contains the name of a question', () => {
  const names = new RegExp(Object.keys(questions).join('|'));
  const files = ['server', 'client', 'shared', 'integrations/web/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const written = [QUESTIONS, 'integrations/web/src/api-types.ts']; // npm run write:types writes the latter
  const found = files
    .filter((file) => /\.tsx?$/.test(file) && !written.includes(file))
    .filter((file) => names.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(found).toEqual([]);
});

/** Starts the service from a copy of its sources with these questions. */
async function start(folder: string, text: string) {
  for (const path of ['server', 'shared', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  for (const path of ['dist', 'node_modules']) symlinkSync(join(ROOT, path), join(folder, path));
  writeFileSync(join(folder, QUESTIONS), text);
  const port = await findFreePort();
  const env = { PATH: process.env.PATH, PORT: String(port), DATABASE_URL: 'pglite:memory' };
  const service = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: folder, env });
  let output = '';
  for (const stream of [service.stdout, service.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  await expect.poll(() => output, { timeout: 240_000 }).toMatch(/is ready at|rror/);
  expect(output).toContain('is ready at');
  const url = `http://localhost:${port}`;
  const body = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  const json = { 'content-type': 'application/json' };
  const signedUp = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  });
  const authorization = `Bearer ${signedUp.headers.get('set-auth-token')}`;
  const ask = async (path: string, input?: object) =>
    (
      await fetch(url + path, {
        headers: { authorization, ...(input && json) },
        ...(input && { method: 'POST', body: JSON.stringify(input) }),
      })
    ).json();
  return { ask, stop: () => service.kill('SIGTERM') };
}

it('the API, the bridge and its OpenAPI document use other questions', async () => {
  await using folder = await openFolder();
  const { ask, stop } = await start(folder.path, own);
  const readProfile = async () => (await ask('/api/bridge/v1/session')).profile;
  expect(await readProfile()).toMatchObject({ diet: null, complete: false });
  const refused = await ask('/api/trpc/profile.update', { diet: 'pizza', experienceLevel: 3 });
  expect(Object.keys(refused.error.data.fields).sort()).toEqual(['diet', 'experienceLevel']);
  await ask('/api/trpc/profile.update', { diet: 'vegan' });
  expect(await readProfile()).toMatchObject({ diet: 'vegan', complete: isCompleteUnasked });
  expect(await readProfile()).not.toHaveProperty('softwareBackground');
  expect(JSON.stringify(await ask('/api/bridge/v1/openapi.json'))).toContain('"vegetarian"');
  stop();
});

it('without questions every profile is complete', async () => {
  await using folder = await openFolder();
  for (const path of ['shared', 'package.json'])
    cpSync(join(ROOT, path), join(folder.path, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
  writeFileSync(join(folder.path, QUESTIONS), none);
  const print = `import('./shared/profile.ts').then((it) => console.log(JSON.stringify(it.toProfile(null, 0))))`;
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', print], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout)).toEqual({ ...Object.fromEntries(unasked), complete: isCompleteUnasked });
});
