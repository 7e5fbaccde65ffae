import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const UNIT = readFileSync(join(ROOT, 'docs/operations/gatehouse.service'), 'utf8');

/** The command of the documented unit, word by word. */
const EXEC_START = /^ExecStart=(.+)$/m.exec(UNIT)?.[1]?.split(' ') ?? [];

/** Runs a command with another root folder; null where this is not permitted. */
const toEnter = (root: string): string[] | null => {
  const ways = [
    ['chroot', root],
    ['unshare', '--map-root-user', '--root', root],
  ];
  const test = ['/usr/bin/node', '-e', '0'];
  return ways.find(([program = '', ...args]) => spawnSync(program, [...args, ...test]).status === 0) ?? null;
};

/** The shared libraries of a program or library, as the dynamic linker finds them. */
function listLibraries(file: string): string[] {
  const { stdout } = spawnSync('ldd', [file], { encoding: 'utf8' });
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path);
}

/**
 * A root folder that holds Node.js, the built service in `/opt/gatehouse`, the libraries that both need of the system,
 * and nothing else. Programs run in it as the documented unit runs them.
 */
export async function openBuiltRoot() {
  const root = await mkdtemp(join(tmpdir(), 'gatehouse-root-'));
  const inRoot = (path: string) => join(root, path);
  const copy = (from: string, to = from) => {
    mkdirSync(dirname(inRoot(to)), { recursive: true });
    cpSync(from, inRoot(to), { recursive: true, dereference: true });
  };
  for (const folder of ['tmp', 'var/lib/gatehouse', 'etc']) mkdirSync(inRoot(folder), { recursive: true });
  const service = inRoot('/opt/gatehouse');
  const build = (folder: string) =>
    spawnSync(process.execPath, ['server/setup/build.js', folder], { cwd: ROOT, encoding: 'utf8' });
  const built = build(service);
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  copy(process.execPath, '/usr/bin/node');
  const natives = readdirSync(service, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:node|so[.\d]*)$/.test(name))
    .map((name) => join(service, name));
  for (const library of new Set([process.execPath, ...natives].flatMap(listLibraries)))
    if (!library.startsWith(root)) copy(library);
  const enter = toEnter(root);

  /** Where no other root may be entered, the same command runs on the same files from outside. */
  const toCommand = (words: readonly string[]): string[] =>
    enter
      ? [...enter, ...words]
      : words.map((word) => word.replace('/usr/bin/node', process.execPath).replace(/^\//, `${root}/`));
  const toEnvironment = (env: Record<string, string>): Record<string, string> =>
    // The PATH is that of the program which enters the root.
    JSON.parse(
      JSON.stringify({ PATH: process.env.PATH, ...env }).replaceAll(
        ':/var/',
        enter ? ':/var/' : `:${root}/var/`,
      ),
    );

  return {
    inRoot,
    build,
    /** Runs the command of the unit with the variables of an environment file. */
    start(env: Record<string, string>) {
      const [program = '', ...args] = toCommand(EXEC_START);
      const child = spawn(program, args, { env: toEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
      const output = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const)
        child[name].setEncoding('utf8').on('data', (text) => {
          output[name] += text;
        });
      const exited = new Promise<number | null>((done, fail) => {
        child.once('exit', done);
        child.once('error', fail);
      });
      const ready = new Promise<void>((done, fail) => {
        child.stdout.on('data', () => output.stdout.includes('is ready at') && done());
        exited.then(
          (code) => fail(new Error(`ended with ${code}: ${output.stderr}${output.stdout.slice(-2000)}`)),
          fail,
        );
      });
      return { output, exited, ready, kill: (signal: NodeJS.Signals) => child.kill(signal) };
    },
    /** The output of `gatehouse <words>`. Throws when it fails. */
    gatehouse(words: readonly string[], env: Record<string, string>): string {
      const [program = '', ...args] = toCommand([
        '/usr/bin/node',
        '/opt/gatehouse/server/gatehouse.js',
        ...words,
      ]);
      return execFileSync(program, args, { env: toEnvironment(env), encoding: 'utf8' });
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
export type BuiltRoot = Awaited<ReturnType<typeof openBuiltRoot>>;
