import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGES = join(ROOT, 'dist/packages');
const STAMP = join(PACKAGES, 'made-from');

/** The sources of the packages, including their build scripts. */
const SOURCES = [
  ...[
    'build.ts',
    'docusaurus-words.ts',
    'web',
    'docusaurus/src',
    'docusaurus/package.json',
    'docusaurus/README.md',
  ],
  ...['fastapi/gatehouse_fastapi', 'fastapi/pyproject.toml', 'fastapi/README.md'],
].map((name) => join(ROOT, 'integrations', name));
/** The types of the procedures depend on these. */
const TYPES = ['shared', 'server/trpc', 'server/session', 'package-lock.json'].map((name) =>
  join(ROOT, name),
);

const MADE = /\/(dist|node_modules|__pycache__)\//;

/** All files in these files and folders, without generated files, sorted. */
function listFiles(paths: readonly string[]): string[] {
  return paths
    .flatMap((path) => {
      const entries = path.match(/\.\w+$/)
        ? undefined
        : readdirSync(path, { withFileTypes: true, recursive: true });
      return (
        entries?.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) ?? [
          path,
        ]
      );
    })
    .filter((path) => !MADE.test(path.slice(ROOT.length)))
    .sort();
}

/** A hash of the names and contents of these files and folders. */
export function hashFiles(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of listFiles(paths)) hash.update(path.slice(ROOT.length)).update(readFileSync(path));
  return hash.digest('hex');
}

/** The one built file whose name begins with `name`. */
export function findPackage(name: string): string {
  const [file, ...more] = readdirSync(PACKAGES).filter((entry) => entry.startsWith(`${name}-`));
  if (!file || more.length > 0) throw new Error(`dist/packages has not one file of ${name}`);
  return join(PACKAGES, file);
}

/**
 * Builds the packages that others install, only when their sources have changed. Returns the hash of the sources. The
 * checks compare the written types of the procedures at the same time: to write them here would hide stale ones.
 */
export async function ensurePackages(): Promise<string> {
  const wanted = hashFiles([...SOURCES, ...TYPES]);
  const isThere = existsSync(STAMP) && existsSync(join(ROOT, 'integrations/web/dist'));
  if (isThere && readFileSync(STAMP, 'utf8') === wanted) return wanted;
  await run('npm', ['run', '--silent', 'build:packages', '--', '--types-as-written'], { cwd: ROOT });
  writeFileSync(STAMP, wanted);
  return wanted;
}
