import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCE = join(ROOT, 'e2e/blank');
const PACKAGE = join(ROOT, 'integrations/web');

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/dist/'))
    .sort();

/** Of everything the built packages and the project are made from. */
const hashSources = (): string => {
  const hash = createHash('sha256');
  const folders = [
    SOURCE,
    PACKAGE,
    join(ROOT, 'shared'),
    join(ROOT, 'server/trpc'),
    join(ROOT, 'server/session'),
  ];
  for (const path of folders.flatMap(listFiles))
    hash.update(path.slice(ROOT.length)).update(readFileSync(path));
  return hash.update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex');
};

/** Outside the repository, where nothing of it can be found by accident. */
export const BLANK_PROJECT = join(
  tmpdir(),
  `gatehouse-blank-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`,
);

/**
 * A project of somebody else: the package as npm would publish it, installed into a folder outside the
 * repository and built. Done once per change of anything in it.
 */
export async function ensureBlankProject(): Promise<void> {
  const stamp = join(BLANK_PROJECT, 'made-from');
  const wanted = hashSources();
  // The project lies outside the checkout, and may be another checkout's; the package's own files are needed here too.
  const isThere = existsSync(stamp) && existsSync(join(PACKAGE, 'dist'));
  if (isThere && readFileSync(stamp, 'utf8') === wanted) return;
  const runIn = (cwd: string, command: string, args: string[]) =>
    run(command, args, { cwd, env: { ...process.env, NODE_ENV: 'production' } });
  await runIn(ROOT, 'npm', ['run', '--silent', 'build:packages']);
  rmSync(BLANK_PROJECT, { recursive: true, force: true });
  mkdirSync(BLANK_PROJECT, { recursive: true });
  cpSync(SOURCE, BLANK_PROJECT, { recursive: true });
  await runIn(ROOT, 'npm', ['pack', '--silent', '--pack-destination', BLANK_PROJECT, PACKAGE]);
  const archive = readdirSync(BLANK_PROJECT).find((name) => name.endsWith('.tgz'));
  const quiet = ['--silent', '--no-audit', '--no-fund'];
  // Under two names: what two releases do on one page.
  await runIn(BLANK_PROJECT, 'npm', [
    'install',
    '--include=dev',
    ...quiet,
    `gatehouse-auth@file:${archive}`,
    `gatehouse-auth-too@file:${archive}`,
  ]);
  await runIn(BLANK_PROJECT, 'npx', ['vite', 'build', '--logLevel', 'error']);
  writeFileSync(stamp, wanted);
}
