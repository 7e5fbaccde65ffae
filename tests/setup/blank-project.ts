import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './command.ts';
import { otherRelease } from './other-release.ts';
import { ensurePackages, findPackage, hashFiles } from './packages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCE = join(ROOT, 'e2e/blank');

/** Outside the repository, so that the project finds nothing of it by accident. */
export const BLANK_PROJECT = join(
  tmpdir(),
  `gatehouse-blank-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`,
);

/**
 * The project of another developer: the package as npm would publish it, installed into a folder outside the repository
 * and built. This is repeated only when something in it has changed.
 */
export async function ensureBlankProject(): Promise<void> {
  const stamp = join(BLANK_PROJECT, 'made-from');
  const wanted = (await ensurePackages()) + hashFiles([SOURCE, import.meta.filename]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const runHere = (command: string, args: string[]) =>
    run(command, args, { cwd: BLANK_PROJECT, env: { ...process.env, NODE_ENV: 'production' } });
  rmSync(BLANK_PROJECT, { recursive: true, force: true });
  mkdirSync(BLANK_PROJECT, { recursive: true });
  cpSync(SOURCE, BLANK_PROJECT, { recursive: true });
  const archive = findPackage('gatehouse-auth');
  await runHere('npm', [
    'install',
    '--include=dev',
    ...['--silent', '--no-audit', '--no-fund'],
    `gatehouse-auth@file:${archive}`,
    `gatehouse-auth-too@file:${await otherRelease(archive, BLANK_PROJECT)}`,
  ]);
  await runHere('npx', ['vite', 'build', '--logLevel', 'error']);
  writeFileSync(stamp, wanted);
}
