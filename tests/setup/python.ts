import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const VENV = join(ROOT, '.cache/python');
const PACKAGE = join(ROOT, 'integrations/fastapi');
const STAMP = join(VENV, 'installed');

/** The Python the tests run with: their own environment. */
export const findPython = (): string => join(VENV, 'bin/python');

/** Makes the environment and installs the package with its pinned test tools, once per change of them. */
export function ensurePython(): void {
  const wanted = createHash('sha256')
    .update(readFileSync(join(PACKAGE, 'pyproject.toml')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { stdio: 'inherit', timeout: 600_000 });
  run('python3', ['-m', 'venv', '--clear', VENV]);
  run(findPython(), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--editable',
    `${PACKAGE}[test]`,
  ]);
  writeFileSync(STAMP, wanted);
}
