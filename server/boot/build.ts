import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type * as Prerender from '../../client/prerender/prerender.tsx';
import { ROOT } from '../root.ts';

const STAMP = join(ROOT, 'dist/sources');
const SOURCES = ['client', 'server', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json'];

/** Packages that need their own binaries or files beside their code. They are not bundled. */
const EXTERNAL = [
  '@electric-sql/pglite',
  '@neondatabase/serverless',
  '@node-rs/argon2',
  'pg',
  'pino',
  'sharp',
  'vite',
  'ws',
];

/**
 * Builds portal and server into `dist/` when their sources differ from those of the last build: on the first start, and
 * after an upgrade. The bundled server starts one second faster than its sources.
 */
export async function buildMissing(onBuild: () => void): Promise<void> {
  const sources = await hashSources();
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === sources) return;
  onBuild();
  await withSameNodeEnv(buildAll);
  await writeFile(STAMP, sources);
}

async function buildAll(): Promise<void> {
  const { build } = await import('vite');
  await build({ root: join(ROOT, 'client'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  await compress(join(ROOT, 'dist/client'));
  await build({
    root: join(ROOT, 'client'),
    configFile: false,
    logLevel: 'error', // hides warnings about 'use client', which has no meaning here
    define: { 'process.env.NODE_ENV': '"production"' }, // a service may run without NODE_ENV
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(ROOT, 'dist/prerendered'),
      emptyOutDir: true,
      rolldownOptions: {
        input: ['prerender.tsx', 'render.tsx'].map((file) => join(ROOT, 'client/prerender', file)),
      },
    },
  });
  await prerender(join(ROOT, 'dist/prerendered'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: true,
      outDir: 'dist/server',
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      chunkSizeWarningLimit: 4_000, // KB; nobody downloads the server
      rolldownOptions: { input: { main: 'server/main.ts', gatehouse: 'server/cli/main.ts' } },
    },
  });
}

/** Writes the prerendered pages, which browsers paint before any script is loaded. */
async function prerender(folder: string): Promise<void> {
  const built: typeof Prerender = await import(pathToFileURL(join(folder, 'prerender.js')).href);
  await writeFile(join(folder, 'pages.json'), JSON.stringify(await built.prerenderPages()));
}

/** Writes compressed copies beside each text file, for `portal/files.ts`. It compresses once, as small as possible. */
async function compress(folder: string): Promise<void> {
  for (const { name, parentPath } of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(?:js|css|svg)$/.test(name)) continue;
    const path = join(parentPath, name);
    const bytes = await readFile(path);
    await writeFile(`${path}.br`, brotliCompressSync(bytes));
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** Runs `work` with `NODE_ENV=production`, because every build is for production, and then restores the variable. */
async function withSameNodeEnv(work: () => Promise<void>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
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
