import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeApi } from './api-types.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const BIOME = resolve(ROOT, 'node_modules/.bin/biome');
/** The types that the npm package is shipped with, relative to the repository. */
const NAME = 'integrations/web/src/api-types.ts';
const FILE = resolve(ROOT, NAME);

/** What the file has to hold: the types of the router as it is now, in the repository's format. */
const toApiTypes = (): string =>
  execFileSync(BIOME, ['check', '--write', `--stdin-file-path=${NAME}`], {
    cwd: ROOT,
    input: describeApi(),
    encoding: 'utf8',
  });

const readApiTypes = (): string => readFileSync(FILE, { encoding: 'utf8', flag: 'a+' });

/** Writes the file; true when that changed it. */
export function writeApiTypes(): boolean {
  const before = readApiTypes();
  const text = toApiTypes();
  if (text !== before) writeFileSync(FILE, text);
  return text !== before;
}

/** Null when the file is what it has to be, else how it differs and which command mends it. */
export function findStaleTypes(wanted = toApiTypes()): string | null {
  if (wanted === readApiTypes()) return null;
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-prefix', '--unified=2', FILE, '-'], {
    input: wanted,
    encoding: 'utf8',
  });
  // Without git, or with one that reads no standard input, the sentence stands alone. The headers name '-'.
  const diff = stdout?.split('\n').slice(4).join('\n') ?? '';
  return `${diff}\n${NAME} is not what the service's procedures say (above: - written, + wanted). Run: npm run write:types\n`;
}
