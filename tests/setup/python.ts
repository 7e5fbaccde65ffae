import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'integrations/fastapi');

/** Sets of pinned tools in the package's manifest: the newest and the oldest supported versions, and its benchmark. */
export type PythonTools = 'test' | 'oldest' | 'bench';

const environmentOf = (tools: PythonTools) => join(ROOT, '.cache/python', tools);

/** The Python in the environment with these tools. */
export const findPython = (tools: PythonTools): string => join(environmentOf(tools), 'bin/python');

/** The oldest supported Python. Pyenv installs it in a folder outside the PATH. */
const OLDEST = '3.10';
const PYENV = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');

/** The oldest versions run on the oldest Python if the machine has it. Everything else runs on the usual Python. */
async function findInterpreter(tools: PythonTools): Promise<string> {
  if (tools !== 'oldest') return 'python3';
  const kept = existsSync(PYENV) ? readdirSync(PYENV).filter((name) => name.startsWith(`${OLDEST}.`)) : [];
  const candidates = [`python${OLDEST}`, ...kept.map((name) => join(PYENV, name, 'bin/python3'))];
  for (const candidate of candidates)
    if (
      await run(candidate, ['--version']).then(
        () => true,
        () => false,
      )
    )
      return candidate;
  return 'python3';
}

/** Creates the environment, and installs the package with its tools. It repeats this only when they have changed. */
export async function ensurePython(tools: PythonTools): Promise<void> {
  const environment = environmentOf(tools);
  const stamp = join(environment, 'installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(PACKAGE, 'pyproject.toml')))
    .update(readFileSync(import.meta.filename))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await run(await findInterpreter(tools), ['-m', 'venv', '--clear', environment]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(findPython(tools), [...pip, '--editable', `${PACKAGE}[${tools}]`]);
  writeFileSync(stamp, wanted);
}
