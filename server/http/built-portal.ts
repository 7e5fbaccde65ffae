import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Portal } from './portal.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = join(ROOT, 'dist/client');
const STAMP = join(ROOT, 'dist/portal-sources');
const SOURCES = ['client', 'shared', 'vite.config.ts', 'package-lock.json'];

/** The built portal. Built first when it is missing, or when its sources changed since (an upgrade). */
export async function openBuiltPortal(onBuild: () => void): Promise<Portal> {
  const sources = await hashSources();
  if ((await readFile(STAMP, 'utf8').catch(() => '')) !== sources) {
    onBuild();
    const { build } = await import('vite');
    await build({ root: join(ROOT, 'client'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
    await writeFile(STAMP, sources);
  }
  const html = await readFile(join(BUILT, 'index.html'), 'utf8');
  return { folder: BUILT, readPage: () => Promise.resolve(html) };
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
    const files = entries
      ?.filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of (files ?? [path]).sort())
      hash.update(file.slice(ROOT.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}
