import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type * as Prerender from '../../client/prerender/prerender.tsx';
import en from '../../shared/messages/en/index.ts';
import { BUILT, ROOT } from '../root.ts';

const STAMP = join(BUILT, 'sources');
const SOURCES = ['client', 'server', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json'];

/** Packages that have binaries or files beside their code, or that a thread loads by their path. They are not bundled. */
export const INSTALLED = ['@electric-sql/pglite', '@node-rs/argon2', 'bcryptjs', 'sharp'];
/** What only development needs. */
const NEVER = ['vite'];
/** Packages that others use if they are installed, which they are not here. */
const OPTIONAL = ['pg-native', 'bufferutil', 'utf-8-validate'];
/** What `npm run build` adds, which belongs to the code of one build. */
const OF_INSTALLATION = ['node_modules', 'empty-database.tar.gz'];
/** Files that the server reads: the bundle finds them at the same place below its own root. */
const READ = ['server/db/migrations', 'server/passwords/common-passwords.txt'];

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
  for (const path of OF_INSTALLATION) await rm(join(BUILT, path), { recursive: true, force: true });
  const { build } = await import('vite');
  await build({ root: join(ROOT, 'client'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  await compress(join(BUILT, 'client'));
  await build({
    root: join(ROOT, 'client'),
    configFile: false,
    logLevel: 'error', // hides warnings about 'use client', which has no meaning here
    define: { 'process.env.NODE_ENV': '"production"' }, // a service may run without NODE_ENV
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(BUILT, 'prerendered'),
      emptyOutDir: true,
      rolldownOptions: {
        input: ['prerender.tsx', 'render.tsx', 'thread.ts'].map((file) =>
          join(ROOT, 'client/prerender', file),
        ),
      },
    },
  });
  await prerender(join(BUILT, 'prerendered'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: [...INSTALLED, ...NEVER, ...OPTIONAL] },
    build: {
      ssr: true,
      outDir: join(BUILT, 'server'),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      chunkSizeWarningLimit: 4_000, // KB; nobody downloads the server
      rolldownOptions: {
        input: { main: 'server/main.ts', gatehouse: 'server/cli/main.ts' },
        output: {
          banner: ({ name }) => (name === 'gatehouse' ? '#!/usr/bin/env node' : ''),
          // A start reads and parses less. The names of functions stay, for stack traces.
          minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
        },
        // The service needs two functions for cookies of it, without its router and its schemas.
        treeshake: { moduleSideEffects: (id) => !id.includes('/node_modules/better-call/') },
      },
    },
  });
  for (const path of READ) await cp(join(ROOT, path), join(BUILT, path), { recursive: true });
  await writeManifest();
}

/** Writes the `package.json` of the built service, which makes its folder the root of what it reads. */
async function writeManifest(): Promise<void> {
  const { name, version, license, engines } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const bin = { gatehouse: 'server/gatehouse.js' };
  const manifest = { name, version, private: true, type: 'module', license, engines, bin };
  await writeFile(join(BUILT, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes the prerendered pages, which browsers paint before any script is loaded. */
async function prerender(folder: string): Promise<void> {
  const built: typeof Prerender = await import(pathToFileURL(join(folder, 'prerender.js')).href);
  await writeFile(join(folder, 'pages.json'), JSON.stringify(await built.prerenderPages('en', en)));
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
