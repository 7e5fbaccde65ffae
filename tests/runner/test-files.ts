import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

const listTestFiles = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /\.test\.ts$|^test_\w+\.py$/.test(name))
    .map((name) => `${folder}/${name}`);

/**
 * The arguments for a runner: the files whose path contains one of the names, relative to the repository, and the
 * unchanged options. Names come first; everything from the first option on belongs to the runner. Throws an Error when
 * no file's path contains a name: the runner would ignore it silently.
 */
export function toRunnerArguments(folders: readonly string[], args: readonly string[]): string[] {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const names = firstOption < 0 ? args : args.slice(0, firstOption);
  const files = folders.flatMap(listTestFiles);
  const found = names.flatMap((name) => {
    const matching = files.filter((file) => file.includes(name));
    if (matching.length === 0)
      throw new Error(`No test file in ${folders.join(' or ')} is called '${name}'.`);
    return matching;
  });
  return [...new Set(found), ...args.slice(names.length)];
}
