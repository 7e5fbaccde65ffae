import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { findInterpreter, readPromised } from '../setup/interpreter.ts';

const PROMISED = ['3.10', '3.11', '3.13'];
const lab = mkdtempSync(join(tmpdir(), 'gatehouse-interpreter-'));
const pyenv = join(lab, 'versions');
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(lab, { recursive: true, force: true });
});

/** Programs that answer the question for their version as a Python does; a version of null is pyenv's idle shim. */
function place(programs: Record<string, string | null>): void {
  for (const [path, version] of Object.entries(programs)) {
    const file = join(lab, path);
    mkdirSync(dirname(file), { recursive: true });
    const tuple = `(${version?.replace('.', ', ')})`;
    writeFileSync(
      file,
      `#!/bin/sh\ncase "$2" in *"${version === null ? 'nothing' : tuple}"*) exit 0;; esac\nexit 1\n`,
    );
    chmodSync(file, 0o755);
  }
  vi.stubEnv('PATH', [join(lab, 'bin'), '/usr/bin-of-nobody'].join(delimiter));
}

async function find(version: string) {
  const said: string[] = [];
  return { found: await findInterpreter(version, PROMISED, (sentence) => said.push(sentence), pyenv), said };
}

it('a Python of the version is found on the PATH, also under the name python3', async () => {
  place({ 'bin/python3.10': '3.10', 'bin/python3': '3.13' });
  expect(await find('3.10')).toEqual({ found: 'python3.10', said: [] });
  expect(await find('3.13')).toEqual({ found: 'python3', said: [] });
});

it("pyenv's folder is searched when its shim is not switched on", async () => {
  place({ 'bin/python3.10': null, 'bin/python3': '3.11', 'versions/3.10.13/bin/python3': '3.10' });
  expect(await find('3.10')).toEqual({ found: join(pyenv, '3.10.13/bin/python3'), said: [] });
});

it('a machine without the version says so, and uses another promised one', async () => {
  place({ 'bin/python3': '3.11' });
  const { found, said } = await find('3.13');
  expect(found).toBe('python3');
  expect(said).toEqual([expect.stringMatching(/Python 3\.13 is not on this machine.*pyenv install 3\.13/)]);
});

it('a machine without any promised version is told what to install', async () => {
  place({ 'bin/python3': '3.9' });
  await expect(find('3.13')).rejects.toThrow(/need Python 3\.13, or a python3 from 3\.10 to 3\.13/);
});

it('the FastAPI package promises what its manifest and its README say', () => {
  const read = (file: string) =>
    readFileSync(resolve(import.meta.dirname, '../../integrations/fastapi', file), 'utf8');
  const manifest = read('pyproject.toml');
  const promised = readPromised(manifest);
  expect(promised.length).toBeGreaterThan(1);
  expect(manifest).toContain(`requires-python = ">=${promised[0]}"`);
  expect(read('README.md')).toContain(`Python ${promised[0]} to ${promised.at(-1)}`);
});
