import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A substitute for the package `tsx`: runs files whose names end in .ts and which contain no types here. */
const TSX = `import { register as add } from 'node:module';
const hooks = \`import { readFile } from 'node:fs/promises';
export const load = async (url, context, next) => url.endsWith('.ts')
  ? { format: 'module', shortCircuit: true, source: await readFile(new URL(url)) } : next(url, context);\`;
export function register() {
  add('data:text/javascript,' + encodeURIComponent(hooks));
  return () => {};
}
`;
/** The install ends when the file that GATE names exists. */
const GATE = `const { existsSync } = require('node:fs');
const { GATE } = process.env;
if (GATE) require('node:fs').writeFileSync(GATE + '.reached', '');
const isGone = () => !existsSync(GATE + '.reached'); // the test is over
if (GATE) setInterval(() => (existsSync(GATE) || isGone()) && process.exit(), 20);
`;
const START = `const { EXIT, STAY } = process.env;
process.stdout.write('started\\n');
if (EXIT) process.exit(Number(EXIT));
process.on('SIGTERM', () => { process.stdout.write('closing\\n'); process.exit(0); });
if (STAY) setInterval(() => {}, 1_000);
`;
const BUILT_SERVER = `export const findBuilt = () => new URL('server.js', import.meta.url).href;
`;
const TEST = `import 'tool';
process.stdout.write('1 passed, 0 failed\\n');
`;

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/**
 * A project that starts and tests as this one does, with two small packages instead of ours, and nothing installed.
 * Every call of npm is counted.
 */
export async function openProject() {
  const base = await mkdtemp(join(tmpdir(), 'gatehouse-clone-'));
  const folder = join(base, 'a näme with spaces, #1 100%');
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const { start, test } = manifest.scripts;
  const packages = { tsx: 'file:packages/tsx-1.0.0.tgz' };
  const tools = { tool: 'file:packages/tool-1.0.0.tgz' };
  const describe = (value: object) => JSON.stringify({ version: '1.0.0', type: 'module', ...value });
  await writeAll(folder, {
    'package.json': describe({
      name: 'clone',
      engines: manifest.engines,
      scripts: { start, test },
      dependencies: packages,
      devDependencies: tools,
    }),
    'server/boot/built-server.ts': BUILT_SERVER,
    'server/boot/server.js': START,
    'tests/run.ts': TEST,
    'packages/tsx/package.json': describe({ name: 'tsx', exports: { './esm/api': './api.js' } }),
    'packages/tsx/api.js': TSX,
    'packages/tool/package.json': describe({
      name: 'tool',
      exports: './tool.js',
      bin: 'tool.js',
      scripts: { postinstall: 'node gate.cjs' },
    }),
    'packages/tool/tool.js': '',
    'packages/tool/gate.cjs': GATE,
  });
  await cp(join(ROOT, 'server/setup'), join(folder, 'server/setup'), { recursive: true });
  for (const file of ['folder-lock.js', 'lock-holder.js'])
    await cp(join(ROOT, 'server/db', file), join(folder, 'server/db', file));
  const inPackages = { cwd: join(folder, 'packages') };
  await run('npm', ['pack', '--silent', './tsx', './tool'], inPackages);
  await run('npm', ['install', '--package-lock-only', '--silent'], { cwd: folder });

  // Every call of npm through the PATH runs this script.
  const calls = join(base, 'calls');
  const bin = join(base, 'bin');
  const { stdout: npm } = await run('sh', ['-c', 'command -v npm']);
  const shim = `#!/bin/sh\necho "$*" >> '${calls}'\nexec '${npm.trim()}' "$@"\n`;
  await mkdir(bin);
  await writeFile(join(bin, 'npm'), shim, { mode: 0o755 });
  await writeFile(calls, '');

  const launch = (command: string, args: string[], env: Record<string, string> = {}) => {
    const PATH = `${bin}${delimiter}${process.env.PATH}`;
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text) => {
        output[name] += text;
      });
    const exited = new Promise<number | null>((done) => child.on('close', done));
    return { output, exited, kill: (signal: NodeJS.Signals) => child.kill(signal) };
  };
  return {
    folder,
    gate: join(base, 'gate'),
    /** `npm start` or `npm test`, without npm around it. */
    launch: (name: 'start' | 'test', env?: Record<string, string>) =>
      launch(process.execPath, [`server/setup/${name}.js`], env),
    /** The same with npm around it. */
    launchNpm: (args: string[], env?: Record<string, string>) => launch(npm.trim(), args, env),
    /** The number of calls of npm since the last call of this function. */
    async countCalls(): Promise<number> {
      const lines = (await readFile(calls, 'utf8')).split('\n').length - 1;
      await writeFile(calls, '');
      return lines;
    },
    [Symbol.asyncDispose]: () => rm(base, { recursive: true, force: true }),
  };
}
