import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** What no running service reads: maps, types, C++ sources, and extensions of PostgreSQL that no migration creates. */
const LEFT_OUT = /\.(?:map|d\.[cm]?ts|tar\.gz|cc|h|gyp)$/;

type Manifest = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };

/**
 * Copies packages and everything that they depend on from `root/node_modules` to `target/node_modules`: the versions
 * that are installed, which are those of `package-lock.json`, for the platform of this machine. Throws when one is
 * missing.
 */
export async function copyPackages(names: readonly string[], root: string, target: string): Promise<void> {
  const found = new Set<string>();
  for (const name of names) {
    const folder = findPackage(name, root);
    if (folder === null) throw new Error(`The package ${name} is not installed.`);
    await collect(folder, found);
  }
  for (const folder of found) {
    await cp(folder, join(target, relative(root, folder)), {
      recursive: true,
      filter: (path) => !LEFT_OUT.test(path) && relative(folder, path) !== 'node_modules',
    });
  }
}

async function collect(folder: string, into: Set<string>): Promise<void> {
  if (into.has(folder)) return;
  into.add(folder);
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    const found = findPackage(name, folder);
    if (found !== null)
      await collect(found, into); // the optional packages for other platforms are not installed
    else if (manifest.dependencies?.[name]) throw new Error(`The package ${name} is not installed.`);
  }
}

/** The folder of a package as Node.js finds it from `folder`; null when it is not installed. */
function findPackage(name: string, folder: string): string | null {
  const path = join(folder, 'node_modules', name);
  if (existsSync(join(path, 'package.json'))) return path;
  const parent = dirname(folder);
  return parent === folder ? null : findPackage(name, parent);
}
