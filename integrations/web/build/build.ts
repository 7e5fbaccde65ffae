import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { writeApiTypes } from './api-types-file.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PACKAGE = join(ROOT, 'integrations/web');
const BIN = join(ROOT, 'node_modules/.bin');
const run = (command: string, args: string[]) =>
  execFileSync(join(BIN, command), args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });

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
  if (writeApiTypes()) process.stdout.write('The types of the procedures changed.\n');

  for (const entry of ['client', 'react']) {
    const source = join(PACKAGE, 'src', `${entry}.ts`);
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
          entry: source,
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
    run('dts-bundle-generator', [
      '--no-check',
      '--project',
      join(PACKAGE, 'tsconfig.json'),
      '--external-imports',
      'react',
      '--export-referenced-types=false',
      '--no-banner',
      '--out-file',
      join(PACKAGE, 'dist', `${entry}.d.ts`),
      source,
    ]);
    // The same text: nothing in it depends on the kind of module.
    copyFileSync(join(PACKAGE, 'dist', `${entry}.d.ts`), join(PACKAGE, 'dist', `${entry}.d.cts`));
  }
}
