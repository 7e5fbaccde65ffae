import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { writeApiTypes } from './api-types-file.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PACKAGE = join(ROOT, 'integrations/web');
const BIN = join(ROOT, 'node_modules/.bin');
const run = (command: string, args: string[]) =>
  execFileSync(join(BIN, command), args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });

/**
 * The npm package `gatehouse-auth` in `dist/`: one script and one file of types per entry. tRPC's client is
 * built in (its licence in THIRD-PARTY.md): a site has nothing to match versions with.
 */
export async function buildWeb(): Promise<void> {
  if (writeApiTypes()) process.stdout.write('The types of the procedures changed.\n');

  for (const entry of ['client', 'react']) {
    const source = join(PACKAGE, 'src', `${entry}.ts`);
    await build({
      configFile: false,
      root: PACKAGE,
      logLevel: 'warn',
      // Whatever the environment says: what is published is for production.
      mode: 'production',
      oxc: { jsx: { development: false } },
      build: {
        outDir: join(PACKAGE, 'dist'),
        emptyOutDir: entry === 'client',
        lib: { entry: source, formats: ['es'], fileName: () => `${entry}.js` },
        target: 'es2022',
        minify: false,
        rolldownOptions: {
          external: ['react', 'react/jsx-runtime'],
          // Frameworks that render on a server keep components with state for the browser.
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
  }
}
