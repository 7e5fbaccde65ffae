import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// The licences of the packages that the service is built from and runs with, as the lock file records them.

const ROOT = resolve(import.meta.dirname, '../..');

/** Licences whose terms a service that only runs the packages fulfils by keeping their notices. SPDX ids. */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'LGPL-3.0-or-later', // libvips of sharp: a shared library, which anybody can replace
  'MIT',
  'MIT-0',
  'MPL-2.0', // lightningcss, unchanged; the portal's build uses it
  'Python-2.0',
  'Unlicense',
]);

type Locked = { version?: string; license?: string; dev?: boolean; devOptional?: boolean; link?: boolean };
export type Licensed = { name: string; version: string; licence: string };

/** The packages of a lock file that are installed without `--include=dev`, each version once. */
export function listLicences(lockFile: string): Licensed[] {
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, Locked> };
  const found = new Map<string, Licensed>();
  for (const [
    path,
    { version = '', license: licence = 'none named', dev, devOptional, link },
  ] of Object.entries(packages)) {
    if (path === '' || dev || devOptional || link) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    found.set(`${name}@${version}`, { name, version, licence });
  }
  return [...found.values()].sort((one, other) =>
    one.name === other.name ? (one.version < other.version ? -1 : 1) : one.name < other.name ? -1 : 1,
  );
}

/** The licences of an SPDX expression that all apply. Where one may be chosen (`OR`), an allowed one is enough. */
export function isAllowed(expression: string): boolean {
  const parts = expression.replace(/[()]/g, '').split(' AND ');
  return parts.every((part) => part.split(' OR ').some((one) => ALLOWED.has(one.trim())));
}

export const readLockFile = (): string => readFileSync(join(ROOT, 'package-lock.json'), 'utf8');

/** docs/licences.md. */
export function toDocument(licensed: readonly Licensed[]): string {
  const rows = licensed.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return `# Licences

What the service and its portal are built from and run with, as \`package-lock.json\` records it. \`npm run write:licences\`
writes this list; a test checks that it is complete, and that each licence is an allowed one
(\`integrations/release/licences.ts\`). Packages for other platforms are in it, too.

| package | version | licence |
|---|---|---|
${rows.join('\n')}
`;
}
