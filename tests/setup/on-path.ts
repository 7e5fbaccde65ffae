import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs that is in a folder of PATH or of `more`; undefined when there is none. */
export function findOnPath(names: readonly string[], more: readonly string[] = []): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...more];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
