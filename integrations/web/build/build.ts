import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');
const PACKAGE = join(ROOT, 'integrations/web');
const ENTRIES = ['client', 'react'];
const FORMATS = ['es', 'cjs'] as const;
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

const MESSAGES = /\/shared\/messages\/([^/]+)\/packages\.ts$/;

/** Leaves the words of a language that the package uses: neither the check of the translation, nor other words. */
const buttonAlone = {
  name: 'button-alone',
  async load(id: string): Promise<string | null> {
    if (!MESSAGES.test(id) || id.includes('/en/')) return null;
    const { button } = (await import(id)).default.packages;
    return `export default ${JSON.stringify({ packages: { button } })};`;
  },
};

/** The file of a language's words, which a page loads when it needs them. */
const toWordsFile = (extension: string) => (chunk: { facadeModuleId: string | null }) =>
  `words/${MESSAGES.exec(chunk.facadeModuleId ?? '')?.[1] ?? '[name]'}.${extension}`;

/**
 * Builds the npm package `gatehouse-auth` in `dist/`: a script and a file of types per entry, each for `import` and for
 * `require`. Jest and projects of CommonJS read the second. tRPC's client is
 * bundled (its licence is in THIRD-PARTY.md), so that a site has no versions to match.
 */
export async function buildWeb(): Promise<void> {
  for (const [entry, format] of ENTRIES.flatMap((entry) =>
    FORMATS.map((format) => [entry, format] as const),
  )) {
    const extension = format === 'cjs' ? 'cjs' : 'js';
    await build({
      configFile: false,
      root: PACKAGE,
      logLevel: 'warn',
      // Regardless of the environment: the published files are for production.
      mode: 'production',
      oxc: { jsx: { development: false } },
      plugins: [withoutWebSockets, buttonAlone],
      build: {
        outDir: join(PACKAGE, 'dist'),
        emptyOutDir: entry === 'client' && format === 'es',
        lib: {
          entry: sourceOf(entry),
          formats: [format],
          fileName: () => `${entry}.${extension}`,
        },
        target: 'es2022',
        minify: false,
        rolldownOptions: {
          external: ['react', 'react/jsx-runtime'],
          // Frameworks with server rendering run components with state in the browser only.
          output: {
            ...(entry === 'react' && { banner: "'use client';" }),
            chunkFileNames: toWordsFile(extension),
          },
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
