import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ensurePackages } from '../setup/packages.ts';
import { ROOT, type Snippet } from './snippets.ts';

/** The folder for projects of other people, beside Gatehouse's folder and outside the repository. */
const BESIDE = join(
  tmpdir(),
  `gatehouse-documents-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`,
);

const ENV = {
  ...process.env,
  NODE_ENV: undefined, // set by the test runner
  GATEHOUSE_URL: 'http://localhost:3001',
  npm_config_loglevel: undefined, // set by the npm that runs the tests
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
};

/** Runs a line as a person types it. Rejects with its output when it fails. */
export async function type(line: string, cwd: string, path = ''): Promise<string> {
  const env = { ...ENV, PATH: `${path}${path && ':'}${process.env.PATH}` };
  const options = { cwd, env, maxBuffer: 64 * 1024 * 1024, timeout: 8 * 60_000 };
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', line], options).catch((error) => {
    throw new Error(`${line}\n${error.stdout}${error.stderr}`);
  });
  return stdout + stderr;
}

/** Writes files into a folder, by their paths. */
export function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The files that these snippets contain. Throws for a snippet that does not name its file. */
export const toFiles = (snippets: readonly Snippet[]): Record<string, string> =>
  Object.fromEntries(
    snippets.map(({ file, text, language, line }) => {
      if (!file)
        throw new Error(`The ${language} block in line ${line} does not begin with its file's name.`);
      return [file, text];
    }),
  );

/**
 * A folder with the files of `blank`, in which `install` has run. It is created again when `blank`, `lines` or the
 * packages have changed since the last time.
 */
export async function makeProject(
  name: string,
  blank: Record<string, string>,
  lines: readonly string[],
  install: (folder: string) => Promise<unknown>,
): Promise<string> {
  const folder = join(BESIDE, name);
  const stamp = join(folder, 'made-from');
  const wanted = JSON.stringify([await ensurePackages(), blank, lines]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(BESIDE, 'gatehouse'))) symlinkSync(ROOT, join(BESIDE, 'gatehouse'));
  write(folder, blank);
  await install(folder);
  writeFileSync(stamp, wanted);
  return folder;
}
