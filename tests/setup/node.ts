import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { run } from './command.ts';

const CACHE = resolve(import.meta.dirname, '../../.cache/node');

/** The oldest supported release, and one release of each other maintained line. */
export const NODE_VERSIONS = ['20.19.0', '22.23.3', '24.21.0'] as const;
export type NodeVersion = (typeof NODE_VERSIONS)[number];

/** The package that the npm package `node` installs: only a binary, in one package for each platform. */
const PACKAGE = `${process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${process.platform}-${process.arch}`;

export const findNode = (version: NodeVersion): string =>
  join(CACHE, version, 'node_modules', PACKAGE, 'bin/node');

/** Installs a release of Node.js once. Throws an Error, with npm's message as its cause, when that fails. */
export async function ensureNode(version: NodeVersion): Promise<void> {
  if (existsSync(findNode(version))) return;
  const folder = join(CACHE, version);
  await mkdir(folder, { recursive: true });
  const quiet = ['--silent', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  await run('npm', ['install', '--prefix', folder, ...quiet, `${PACKAGE}@${version}`]).catch(
    (error: unknown) => {
      throw new Error(`Node.js ${version} cannot be installed (npm package ${PACKAGE})`, { cause: error });
    },
  );
}
