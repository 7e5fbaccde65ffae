import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeApi } from './api-types.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const BIOME = resolve(ROOT, 'node_modules/.bin/biome');
/** The file with the types that the npm package ships, relative to the repository. */
const NAME = 'integrations/web/src/api-types.ts';
const FILE = resolve(ROOT, NAME);

/** The required content of the file: the types of the current router, in the repository's format. */
const toApiTypes = (): string =>
  execFileSync(BIOME, ['check', '--write', `--stdin-file-path=${NAME}`], {
    cwd: ROOT,
    input: describeApi(),
    encoding: 'utf8',
  });

const readApiTypes = (): string => readFileSync(FILE, { encoding: 'utf8', flag: 'a+' });

/** Writes the file. Returns true when the content changed. */
export function writeApiTypes(): boolean {
  const before = readApiTypes();
  const text = toApiTypes();
  if (text !== before) writeFileSync(FILE, text);
  return text !== before;
}

/** Null when the file is up to date; else the differences and the command that updates it. */
export function findStaleTypes(wanted = toApiTypes()): string | null {
  if (wanted === readApiTypes()) return null;
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-prefix', '--unified=2', FILE, '-'], {
    input: wanted,
    encoding: 'utf8',
  });
  // Without git, or with a git that does not read standard input, the output is the sentence alone. The skipped diff
  // headers name the file '-'.
  const diff = stdout?.split('\n').slice(4).join('\n') ?? '';
  return `${diff}\n${NAME} is not what the service's procedures say (above: - written, + wanted). Run: npm run write:types\n`;
}
