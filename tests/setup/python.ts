import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'integrations/fastapi');

/** Sets of pinned tools in the package's manifest: what it promises to work with, newest and oldest, and its bench. */
export type PythonTools = 'test' | 'oldest' | 'bench';

const environmentOf = (tools: PythonTools) => join(ROOT, '.cache/python', tools);

/** The Python that has these tools: an environment of its own. */
export const findPython = (tools: PythonTools): string => join(environmentOf(tools), 'bin/python');

/** Makes the environment and installs the package with its tools, once per change of them. */
export async function ensurePython(tools: PythonTools): Promise<void> {
  const environment = environmentOf(tools);
  const stamp = join(environment, 'installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(PACKAGE, 'pyproject.toml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await run('python3', ['-m', 'venv', '--clear', environment]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(findPython(tools), [...pip, '--editable', `${PACKAGE}[${tools}]`]);
  writeFileSync(stamp, wanted);
}
