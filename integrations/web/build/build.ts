import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');
const PACKAGE = join(ROOT, 'integrations/web');
const ENTRIES = ['client', 'react'];
const sourceOf = (entry: string) => join(PACKAGE, 'src', `${entry}.ts`);

/**
 * tRPC's WebSocket client is in every bundle, because this assignment has an effect on its class. Nothing here uses
 * the class.
 */
const withoutWebSockets = {
  name: 'without-web-sockets',
  transform: (code: string, id: string): string | null =>
    /@trpc\/client\/dist\/wsLink-/.test(id)
      ? code.replace('_defineProperty(WsConnection, "connectCount", 0);', '')
      : null,
};

/**
 * Builds the npm package `gatehouse-auth` in `dist/`: a script and a file of types per entry, each for `import` and for
 * `require`. Jest and projects of CommonJS read the second. tRPC's client is
 * bundled (its licence is in THIRD-PARTY.md), so that a site has no versions to match.
 */
export async function buildWeb(): Promise<void> {
  for (const entry of ENTRIES) {
    await build({
      configFile: false,
      root: PACKAGE,
      logLevel: 'warn',
      // Regardless of the environment: the published files are for production.
      mode: 'production',
      oxc: { jsx: { development: false } },
      plugins: [withoutWebSockets],
      build: {
        outDir: join(PACKAGE, 'dist'),
        emptyOutDir: entry === 'client',
        lib: {
          entry: sourceOf(entry),
          formats: ['es', 'cjs'],
          fileName: (format) => `${entry}.${format === 'cjs' ? 'cjs' : 'js'}`,
        },
        target: 'es2022',
        minify: false,
        rolldownOptions: {
          external: ['react', 'react/jsx-runtime'],
          // Frameworks with server rendering run components with state in the browser only.
          ...(entry === 'react' && { output: { banner: "'use client';" } }),
        },
      },
    });
  }
  writeTypes();
}

/** Writes the types of all entries at once: most of the time goes into reading the service's types, which they share. */
function writeTypes(): void {
  const types = generateDtsBundle(
    ENTRIES.map((entry) => ({
      filePath: sourceOf(entry),
      libraries: { importedLibraries: ['react'] },
      output: { noBanner: true, exportReferencedTypes: false },
    })),
    { preferredConfigPath: join(PACKAGE, 'tsconfig.json') },
  );
  for (const [at, text] of types.entries()) {
    const file = join(PACKAGE, 'dist', `${ENTRIES[at]}.d.ts`);
    writeFileSync(file, text);
    // The same text: nothing in it depends on the kind of module.
    copyFileSync(file, file.replace(/ts$/, 'cts'));
  }
}
