import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { findFault } from '../../server/setup/find-fault.js';
import { openProject } from './fresh-clone.ts';
import { linesOf } from './service-process.ts';

type Project = Awaited<ReturnType<typeof openProject>>;
let project: Project;
beforeAll(async () => {
  project = await openProject();
});
afterAll(() => project[Symbol.asyncDispose]());

const inProject = (path: string) => join(project.folder, path);
const NOTE = 'node_modules/.package-lock.json';
const LINE = /^Installing 2 packages:(?: \d+ %)* done in \d+ s\.$/;

/** Runs the script to its end, and returns the number of calls of npm. */
async function finish(name: 'start' | 'test', env?: Record<string, string>) {
  const { output, exited } = project.launch(name, env);
  const code = await exited;
  return {
    code,
    out: linesOf(output.stdout),
    err: linesOf(output.stderr),
    calls: await project.countCalls(),
  };
}
const whenReached = () =>
  expect.poll(() => existsSync(`${project.gate}.reached`), { timeout: 240_000 }).toBe(true);
const openGate = () => writeFile(project.gate, '');
/** A killed process that is still running must not affect the next test. */
const isOver = (pid: number) => {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return true;
  }
};
const findNpm = async (): Promise<number> =>
  JSON.parse(await readFile(inProject('.cache/install.npm'), 'utf8')).pid;

beforeEach(async () => {
  for (const path of [project.gate, `${project.gate}.reached`]) await rm(path, { force: true });
});

const STARTED = { code: 0, err: [] };
const AS_IS = { ...STARTED, out: ['started'], calls: 0 };

describe('on a fresh clone', () => {
  it('npm test installs, logs it in one line, and tests; npm start then installs nothing', async () => {
    const first = await finish('test');
    expect(first).toMatchObject({ ...STARTED, calls: 1 });
    expect(first.out).toEqual([expect.stringMatching(LINE), '1 passed, 0 failed']);
    expect(await finish('start')).toEqual(AS_IS);
    expect(await finish('test')).toEqual({ ...AS_IS, out: ['1 passed, 0 failed'] });
  });

  it('npm start installs, and passes on signals and exit codes', async () => {
    await rm(inProject('node_modules'), { recursive: true, force: true });
    const service = project.launchNpm(['start', '--silent'], { STAY: '1' });
    await expect
      .poll(() => service.output.stdout, { timeout: 240_000 })
      .toMatch(/done in \d+ s\.\nstarted\n$/);
    service.kill('SIGTERM');
    await service.exited;
    await expect.poll(() => service.output.stdout).toContain('closing');
    expect(await project.launchNpm(['start', '--silent'], { EXIT: '7' }).exited).toBe(7);
  });
});

describe('installed files are compared by content', () => {
  const SET_UP = { withDevelopment: false, isProduction: false };
  const find = (wanted = SET_UP) => findFault(pathToFileURL(`${project.folder}/`), wanted);
  const FILES = [
    'package-lock.json',
    NOTE,
    'node_modules/tsx/package.json',
    'node_modules/tool/package.json',
  ];

  it('not by dates', async () => {
    const date = fc.integer({ min: 0, max: 2 ** 32 }).map((seconds) => new Date(seconds * 1000));
    const dates = fc.tuple(date, date, date, date);
    await fc.assert(
      fc.asyncProperty(dates, async (dates) => {
        for (const [at, file] of FILES.entries()) await utimes(inProject(file), new Date(0), dates[at] ?? 0);
        expect(find()).toBe(null);
      }),
      { numRuns: 20 },
    );
    expect(await finish('start')).toEqual(AS_IS);
  });

  it('every missing, shortened or changed file is found', async () => {
    const versions = (text: string) => [...text.matchAll(/"(?:version|integrity)": ?"(.*?)"/g)];
    const damages = fc.record({
      file: fc.constantFrom(...FILES),
      kind: fc.constantFrom('gone', 'folder gone', 'shortened', 'version'),
      at: fc.nat(),
    });
    const damage = async ({ file, kind, at }: { file: string; kind: string; at: number }) => {
      const text = await readFile(inProject(file), 'utf8');
      if (kind === 'gone') return rm(inProject(file));
      if (kind === 'folder gone')
        return rm(join(inProject(file), file.startsWith('node_modules') ? '..' : ''), { recursive: true });
      if (kind === 'shortened')
        return writeFile(inProject(file), text.slice(0, at % (text.trimEnd().length - 1)));
      // The first version in a lock file is the project's own.
      const found = versions(text).slice(text.includes('lockfileVersion') ? 1 : 0);
      const { index = 0, 0: { length } = '' } =
        found.filter((one) => !file.endsWith('lock.json') || one.index > text.indexOf('node_modules/'))[
          at % 4
        ] ??
        found.at(-1) ??
        {};
      return writeFile(
        inProject(file),
        `${text.slice(0, index + length - 1)}0${text.slice(index + length - 1)}`,
      );
    };
    await cp(inProject('node_modules'), inProject('kept'), { recursive: true });
    const lock = await readFile(inProject('package-lock.json'));
    await fc.assert(
      fc.asyncProperty(damages, async (done) => {
        await damage(done);
        const found = await new Promise((resolve) => resolve(find())).catch((error) => error);
        expect([done, found]).not.toEqual([done, null]);
        await rm(inProject('node_modules'), { recursive: true, force: true });
        await cp(inProject('kept'), inProject('node_modules'), { recursive: true, verbatimSymlinks: true });
        await writeFile(inProject('package-lock.json'), lock);
        expect(find()).toBe(null);
      }),
      { numRuns: 60 },
    );
    await rm(inProject('kept'), { recursive: true });
  });

  it('npm test also needs the packages of the tests, and npm start does not', async () => {
    const note = JSON.parse(await readFile(inProject(NOTE), 'utf8'));
    delete note.packages['node_modules/tool'];
    await writeFile(inProject(NOTE), JSON.stringify(note));
    for (const path of ['tool', '.bin']) await rm(inProject(`node_modules/${path}`), { recursive: true });
    expect(await finish('start')).toEqual(AS_IS);
    expect(await finish('test')).toMatchObject({ ...STARTED, calls: 1 });
    await rm(inProject('node_modules/.bin'), { recursive: true });
    expect(find({ ...SET_UP, withDevelopment: true })).toBe('the commands of tool');
  });

  it('packages for another machine and unneeded packages are found', async () => {
    const [lock, note] = await Promise.all(
      ['package-lock.json', NOTE].map(async (file) => JSON.parse(await readFile(inProject(file), 'utf8'))),
    );
    const write = async (locked: object, installed: object) => {
      await writeFile(
        inProject('package-lock.json'),
        JSON.stringify({ packages: { ...lock.packages, ...locked } }),
      );
      await writeFile(inProject(NOTE), JSON.stringify({ packages: { ...note.packages, ...installed } }));
      await mkdir(inProject('node_modules/theirs'), { recursive: true });
      await writeFile(inProject('node_modules/theirs/package.json'), '{"version":"1.0.0"}');
    };
    const ours = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
    const theirs = { ...ours, os: ['!linux', '!darwin', '!win32'] };
    await write({ 'node_modules/ours': ours, 'node_modules/theirs': theirs }, {});
    expect(find()).toBe(null); // npm may leave out optional packages
    await write(
      { 'node_modules/ours': ours, 'node_modules/theirs': theirs },
      { 'node_modules/theirs': theirs },
    );
    expect(find()).toContain('another one installed it');
    expect(find({ withDevelopment: false, isProduction: true })).toContain('another one installed it');
    await write({}, { 'node_modules/theirs': theirs });
    expect(find()).toBe('theirs, which is too much');
    expect(find({ withDevelopment: false, isProduction: true })).toBe(null);
    await rm(inProject('node_modules/theirs'), { recursive: true });
    await writeFile(inProject('package-lock.json'), JSON.stringify(lock));
    await writeFile(inProject(NOTE), JSON.stringify(note));
  });
});

describe('one install at a time', () => {
  it('a second start waits for the first, and installs nothing', async () => {
    await rm(inProject('node_modules'), { recursive: true, force: true });
    const first = project.launch('start', { GATE: project.gate });
    await whenReached();
    const second = project.launch('start', { GATE: project.gate });
    await expect.poll(() => second.output.stdout).toContain('waiting for it.\n');
    await openGate();
    expect([await first.exited, await second.exited]).toEqual([0, 0]);
    expect(linesOf(second.output.stdout)).toEqual([expect.stringContaining('waiting for it'), 'started']);
    expect(await project.countCalls()).toBe(1);
  });

  it('a start also waits for the npm of a start that was killed with -9', async () => {
    await rm(inProject('node_modules'), { recursive: true, force: true });
    const first = project.launch('start', { GATE: project.gate });
    await whenReached();
    first.kill('SIGKILL');
    const second = project.launch('start', { GATE: project.gate });
    await expect.poll(() => second.output.stdout).toContain('waiting for it.\n');
    await openGate();
    expect(await second.exited).toBe(0);
    expect(await project.countCalls()).toBe(1);
  });

  it('an install that was killed with -9 half-way is repeated', async () => {
    await rm(inProject('node_modules'), { recursive: true, force: true });
    const first = project.launch('start', { GATE: project.gate });
    await whenReached();
    const npm = await findNpm();
    first.kill('SIGKILL');
    process.kill(npm, 'SIGKILL');
    await expect.poll(() => isOver(npm)).toBe(true);
    await openGate(); // for the processes that npm had started
    expect(existsSync(inProject('node_modules/tsx/package.json'))).toBe(true);
    expect(await finish('start')).toMatchObject({ ...STARTED, calls: 2 });
    expect((await readdir(inProject('.cache'))).filter((name) => name.startsWith('install'))).toEqual([]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends npm, and then the start', async (signal) => {
    await rm(inProject('node_modules'), { recursive: true, force: true });
    const first = project.launch('start', { GATE: project.gate });
    await whenReached();
    const npm = await findNpm();
    first.kill(signal);
    expect(await first.exited).toBe(signal === 'SIGTERM' ? 143 : 130);
    expect(isOver(npm)).toBe(true);
    expect(await project.countCalls()).toBe(1);
  });
});

describe('a failed install gives one line and exit code 1', () => {
  const refuse = async (env: Record<string, string>, line: RegExp, calls: number) => {
    const ended = await finish('start', env);
    expect(ended).toMatchObject({ code: 1, err: [expect.stringMatching(line)], calls });
    expect(ended.out.length).toBeLessThanOrEqual(calls);
  };

  it('in production, which never installs', async () => {
    expect(await finish('test')).toMatchObject({ ...STARTED, calls: 1 });
    expect(await finish('start', { NODE_ENV: 'production' })).toEqual(AS_IS);
    // In production the service does not check packages that only tests need.
    await rm(inProject('node_modules/tool'), { recursive: true });
    expect(await finish('start', { NODE_ENV: 'production' })).toEqual(AS_IS);
    await rm(inProject('node_modules/tsx'), { recursive: true });
    await refuse(
      { NODE_ENV: 'production' },
      /tsx 1\.0\.0\. Run npm ci; in production nothing is installed/,
      0,
    );
    await rm(inProject('node_modules'), { recursive: true, force: true });
    await refuse({ NODE_ENV: 'production' }, /nothing is installed/, 0);
    await writeFile(inProject('.env'), 'NODE_ENV=production\n');
    await refuse({}, /nothing is installed/, 0);
    await rm(inProject('.env'));
  });

  it('offline', async () => {
    const lock = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'));
    const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
    const kept = [JSON.stringify(lock), JSON.stringify(manifest)] as const;
    manifest.dependencies.absent = '1.0.0';
    lock.packages[''].dependencies.absent = '1.0.0';
    lock.packages['node_modules/absent'] = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` };
    await writeFile(inProject('package.json'), JSON.stringify(manifest));
    await writeFile(inProject('package-lock.json'), JSON.stringify(lock));
    const registry = `http://user:secret@127.0.0.1:${await findFreePort()}`;
    const env = { npm_config_registry: registry, npm_config_fetch_retries: '0' };
    await refuse(
      env,
      /^The packages could not be installed: the registry cannot be reached \(ECONNREFUSED\)\.$/,
      1,
    );
    await writeFile(inProject('package-lock.json'), kept[0]);
    const other = { tsx: 'file:packages/tool-1.0.0.tgz' };
    await writeFile(inProject('package.json'), JSON.stringify({ ...manifest, dependencies: other }));
    await refuse(env, /do not agree|left something out: tsx 1\.0\.0\.$/, 1);
    await writeFile(inProject('package.json'), kept[1]);
  });

  it('with a lock file that cannot be read', async () => {
    const lock = await readFile(inProject('package-lock.json'));
    for (const damaged of ['', '{', '<<<<<<< HEAD\n{}', '[]', '{"packages":null}']) {
      await writeFile(inProject('package-lock.json'), damaged);
      await refuse({}, /^package-lock\.json cannot be read \(it is damaged\); restore it\.$/, 0);
    }
    await rm(inProject('package-lock.json'));
    await refuse({}, /^package-lock\.json cannot be read \(ENOENT\); restore it\.$/, 0);
    await writeFile(inProject('package-lock.json'), lock);
  });

  it('in a folder that cannot be written', async () => {
    await rm(inProject('.cache'), { recursive: true });
    await writeFile(inProject('.cache'), 'a file, not a folder');
    await refuse({}, /^Not installed as .*This folder cannot be written \((?:EEXIST|ENOTDIR)\)\.$/, 0);
    await rm(inProject('.cache'));
    expect(await finish('start')).toMatchObject({ ...STARTED, calls: 1 });
    // When everything is installed, nothing is written.
    await rm(inProject('.cache'), { recursive: true });
    expect(await finish('start')).toEqual(AS_IS);
    expect(existsSync(inProject('.cache'))).toBe(false);
  });
});
