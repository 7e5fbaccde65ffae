import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.ts';

const PYENV = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');

/** The versions of Python that a manifest promises in its classifiers, the oldest first. */
export function readPromised(manifest: string): string[] {
  const named = [...manifest.matchAll(/"Programming Language :: Python :: (3\.\d+)"/g)];
  return named
    .map(([, version = '']) => version)
    .sort((one, other) => Number(one.slice(2)) - Number(other.slice(2)));
}

/** True when `command` starts a Python whose version satisfies `condition`, in Python's own words. */
const is = (command: string, condition: string): Promise<boolean> =>
  run(command, ['-c', `import sys, venv; sys.exit(0 if ${condition} else 1)`]).then(
    () => true,
    () => false, // it is not there; or it is pyenv's shim of a version that is not switched on
  );

/**
 * A Python of this version: on the PATH, or in pyenv's folder of versions, which is not on the PATH. A machine without
 * it uses `python3` when that is one of `promised`, and `say` receives a sentence, because the promise is then not
 * tested. Throws an Error for a machine without any promised Python.
 */
export async function findInterpreter(
  version: string,
  promised: readonly string[],
  say: (sentence: string) => void,
  pyenv = PYENV,
): Promise<string> {
  const toTuple = (one: string) => `(${one.replace('.', ', ')})`;
  const kept = existsSync(pyenv) ? readdirSync(pyenv).filter((name) => name.startsWith(`${version}.`)) : [];
  const named = [`python${version}`, ...kept.map((name) => join(pyenv, name, 'bin/python3')), 'python3'];
  for (const command of named)
    if (await is(command, `sys.version_info[:2] == ${toTuple(version)}`)) return command;
  const range = `${promised[0]} to ${promised.at(-1)}`;
  if (await is('python3', `sys.version_info[:2] in [${promised.map(toTuple).join(', ')}]`)) {
    say(
      `Python ${version} is not on this machine: its tests run with python3 instead. The package promises ${range}. ` +
        `Install Python ${version} so that \`python${version}\` starts it, or with \`pyenv install ${version}\`.`,
    );
    return 'python3';
  }
  throw new Error(
    `The tests of the FastAPI package need Python ${version}, or a python3 from ${range}. Install one, with its module venv.`,
  );
}
