import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

type Locked = { version?: string; integrity?: string; resolved?: string; link?: boolean; inBundle?: boolean };
type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };

const ROOT = resolve(import.meta.dirname, '../..');
const read = <Content>(path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Content;
const list = (pattern: string) =>
  execFileSync('git', ['ls-files', '-z', pattern], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);

/** The fault of an entry; null when there is none. A package beside the file is a folder: nobody can replace it. */
function findFault(path: string, { integrity, resolved, link, inBundle }: Locked): string | null {
  const isBeside = path === '' || link === true || resolved?.startsWith('file:') === true;
  if (isBeside) return null;
  if (resolved !== undefined) return `${path} has an address`;
  // A bundled package is inside another package's archive, whose integrity covers it.
  return integrity?.startsWith('sha512-') === true || inBundle === true ? null : `${path} has no integrity`;
}

describe('the lock files', () => {
  const files = list('*package-lock.json');

  it('are three files', () => {
    expect(files).toHaveLength(3);
  });

  // When a package for another platform is missing from `node_modules`, npm may write its entry without integrity. To
  // repair this, remove these entries and run `npm install --package-lock-only` in a copy without `node_modules`.
  it.each(files)('%s has a checksum for each package, and no download address', (file) => {
    const { packages } = read<{ packages: Record<string, Locked> }>(file);
    expect(Object.entries(packages).flatMap(([path, locked]) => findFault(path, locked) ?? [])).toEqual([]);
  });

  it('an entry with an address or without a checksum is found', () => {
    expect(findFault('node_modules/a', { version: '1.0.0' })).toBe('node_modules/a has no integrity');
    const locked = { integrity: 'sha512-a', resolved: 'https://registry.example/a.tgz' };
    expect(findFault('node_modules/a', locked)).toBe('node_modules/a has an address');
  });

  it.each(files.map((file) => file.replace('-lock', '')))('%s names one version of each package', (file) => {
    const { dependencies, devDependencies } = read<Manifest>(file);
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(
      versions.filter(([, version]) => !/^(?:(?:npm:[\w@/-]+@)?\d[\w.-]*|file:.+)$/.test(version)),
    ).toEqual([]);
  });
});
