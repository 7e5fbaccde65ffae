import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command.ts';
import { findInterpreter, readPromised } from './interpreter.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'integrations/fastapi');
const MANIFEST = join(PACKAGE, 'pyproject.toml');

/** Sets of pinned tools in the package's manifest: the newest and the oldest supported versions, and its benchmark. */
export type PythonTools = 'test' | 'oldest' | 'bench';

const environmentOf = (tools: PythonTools) => join(ROOT, '.cache/python', tools);

/** The Python in the environment with these tools. */
export const findPython = (tools: PythonTools): string => join(environmentOf(tools), 'bin/python');

/**
 * The oldest versions of the packages run on the oldest promised Python, the newest on the newest: one run covers both
 * ends of both promises. The benchmark runs on the usual Python.
 */
async function chooseInterpreter(tools: PythonTools, manifest: string): Promise<string> {
  if (tools === 'bench') return 'python3';
  const promised = readPromised(manifest);
  const version = tools === 'oldest' ? promised[0] : promised.at(-1);
  if (version === undefined) throw new Error(`${MANIFEST} names no version of Python.`);
  return findInterpreter(version, promised, (sentence) => process.stderr.write(`${sentence}\n`));
}

/** Creates the environment, and installs the package with its tools. It repeats this only when they have changed. */
export async function ensurePython(tools: PythonTools): Promise<void> {
  const environment = environmentOf(tools);
  const stamp = join(environment, 'installed');
  const manifest = readFileSync(MANIFEST, 'utf8');
  // Chosen at every start, so that a missing version is named every time and used as soon as it is there.
  const interpreter = await chooseInterpreter(tools, manifest);
  const wanted = createHash('sha256')
    .update(manifest)
    .update(interpreter)
    .update(readFileSync(import.meta.filename))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await run(interpreter, ['-m', 'venv', '--clear', environment]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(findPython(tools), [...pip, '--editable', `${PACKAGE}[${tools}]`]);
  writeFileSync(stamp, wanted);
}
