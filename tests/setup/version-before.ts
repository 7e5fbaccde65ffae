import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { isOlder } from '../../server/db/schema-state.ts';
import { ROOT } from '../../server/root.ts';
import { run } from './command.ts';

const MIGRATIONS = 'server/db/migrations';
/** What a build reads: `.dockerignore`. */
const SOURCES = ['client', 'server', 'shared', 'integrations/web/src', 'vite.config.ts', 'tsconfig.json'];
const MANIFESTS = ['package.json', 'package-lock.json'];
const BUILD = `await (await import('./server/boot/build.ts')).buildMissing(() => {});`;
/** As `server/db/schema-state.ts` reads it. */
const NEEDS = /'gatehouse >= (\d+\.\d+\.\d+)'/g;

/** There is nothing to test this version against. The message says why. */
export class NoVersionBefore extends Error {}

type Version = {
  /** The tag of a release, or the commit. */
  name: string;
  commit: string;
};

type Built = Version & {
  /** What Node runs, from the project's folder. */
  entry: string;
  /** Why likelier versions were not taken. */
  passedOver: string[];
};

const git = async (root: string, ...args: string[]): Promise<string> =>
  (await promisify(execFile)('git', ['-C', root, ...args])).stdout.trim();

const listMigrations = (names: readonly string[]) => names.filter((name) => name.endsWith('.sql')).sort();

/**
 * The versions that a process may run while this one is rolled out, the likeliest first: the newest release without the
 * newest migration, and the last commit without it. Throws NoVersionBefore when the history of `root` has neither.
 */
export async function findVersionsBefore(root: string): Promise<Version[]> {
  if (!existsSync(join(root, '.git'))) throw new NoVersionBefore('This folder has no git history.');
  const newest = listMigrations(await readdir(join(root, MIGRATIONS))).at(-1);
  const path = `${MIGRATIONS}/${newest}`;
  const addedBy = await git(root, 'log', '-1', '--format=%H', '--diff-filter=A', '--no-renames', '--', path);
  const last = addedBy === '' ? 'HEAD' : `${addedBy}^`; // a migration that is not committed yet is in no commit
  const toCommit = (name: string) => git(root, 'rev-parse', '--quiet', '--verify', `${name}^{commit}`);
  const commit = await toCommit(last).catch(() => null);
  if (commit === null)
    throw new NoVersionBefore(`The git history here has no commit without ${newest}: a shallow clone?`);
  const release = await git(root, 'describe', '--tags', '--abbrev=0', '--match=v[0-9]*', commit).catch(
    () => null,
  );
  const versions = [{ name: commit, commit }];
  return release === null ? versions : [{ name: release, commit: await toCommit(release) }, ...versions];
}

/**
 * Builds the first of those versions that works on the schema of this one, with the packages that are installed. A build
 * is kept in `.cache/versions/`. Throws NoVersionBefore when there is none.
 */
export async function buildVersionBefore(): Promise<Built> {
  const passedOver: string[] = [];
  for (const version of await findVersionsBefore(ROOT)) {
    const reason = (await findRefusal(version)) ?? (await findBuildFailure(version));
    const entry = join(relative(ROOT, toFolder(version)), 'dist/server/main.js');
    if (reason === null) return { ...version, entry, passedOver };
    passedOver.push(`${version.name} ${reason}`);
  }
  throw new NoVersionBefore(`${passedOver.join('; ')}.`);
}

const toFolder = ({ commit }: Version) => join(ROOT, '.cache/versions', commit);

const readManifest = async ({ commit }: Version) =>
  JSON.parse(await git(ROOT, 'show', `${commit}:package.json`));

/** Why this version refuses to start on the schema of today, on purpose; null when it does not. */
async function findRefusal(version: Version): Promise<string | null> {
  const names = listMigrations(await readdir(join(ROOT, MIGRATIONS)));
  const texts = await Promise.all(names.map((name) => readFile(join(ROOT, MIGRATIONS, name), 'utf8')));
  const needs = texts.flatMap((text) => [...text.matchAll(NEEDS)].map(([, needed = '']) => needed)).at(-1);
  const isRefused = needs !== undefined && isOlder((await readManifest(version)).version, needs);
  return isRefused ? `is older than ${needs}, which a migration needs` : null;
}

/** Builds the version, unless that was done before. Returns why it is impossible with other packages than its own. */
async function findBuildFailure(version: Version): Promise<string | null> {
  const folder = toFolder(version);
  if (existsSync(folder)) return null;
  await mkdir(join(folder, '..'), { recursive: true });
  const draft = await mkdtemp(`${folder}-`); // below this project, where its files find the packages
  try {
    const archive = join(draft, 'sources.tar');
    await run('git', ['archive', '-o', archive, version.commit, ...SOURCES, ...MANIFESTS], { cwd: ROOT });
    await run('tar', ['-xf', archive, '-C', draft]);
    await run(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', BUILD],
      { cwd: draft, env: { PATH: process.env.PATH, HOME: process.env.HOME } },
    );
    await rename(draft, folder);
    return null;
  } catch (error) {
    if (existsSync(folder)) return null; // another run was faster
    const now = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    const before = await readManifest(version);
    const isSame = (['dependencies', 'devDependencies'] as const).every(
      (key) => JSON.stringify(now[key]) === JSON.stringify(before[key]),
    );
    if (isSame) throw error;
    return 'cannot be built with the packages of today';
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
