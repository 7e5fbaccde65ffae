import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minify } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePackages, findPackage } from '../setup/packages.ts';
import { ensurePython, findPython } from '../setup/python.ts';
import { ROOT } from './snippets.ts';
import { type, write } from './stranger.ts';

const toLinters = (more = '') => [
  (file: string) => `npx publint run ${file} --strict`,
  (file: string) => `npx attw ${file} ${more}`,
];
const LINTERS = {
  'gatehouse-auth': toLinters(),
  // Docusaurus imports its plugins, and bundles what their pages import.
  'docusaurus-plugin-gatehouse': toLinters('--ignore-rules cjs-resolves-to-esm'),
};

/** The two ways in which a project of CommonJS finds types. */
const COMMONJS = [
  { compiler: '@typescript/native/bin/tsc', module: 'node16', moduleResolution: 'node16' },
  // Version 6 is the last one that knows node10.
  {
    compiler: 'typescript/bin/tsc',
    module: 'commonjs',
    moduleResolution: 'node10',
    ignoreDeprecations: '6.0',
  },
];
const SCRIPT = `
import { createGatehouse, type GatehouseRouter } from 'gatehouse-auth/client';
import { SignedIn } from 'gatehouse-auth/react';
declare const process: { argv: string[]; getActiveResourcesInfo(): string[] };

export type Kind = GatehouseRouter['_def']['record']['session']['current']['_def']['type'];
export const kind: Kind = 'query';
const gatehouse = createGatehouse({ baseUrl: process.argv[2] ?? '' });
const stop = gatehouse.onSession(() => {});
gatehouse.session().then((session) => {
  stop();
  const waitsFor = process.getActiveResourcesInfo().filter((name) => name === 'Timeout');
  console.log(JSON.stringify({ session, component: typeof SignedIn, waitsFor }));
});
`;

/** A service to which nobody is signed in. */
async function openService() {
  const server = createServer((_request, response) => response.end('[{"result":{"data":null}}]'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

const lab = mkdtempSync(join(tmpdir(), 'gatehouse-packages-'));

beforeAll(async () => {
  await ensurePackages();
  await ensurePython('test');
}, 600_000);
afterAll(() => rmSync(lab, { recursive: true, force: true }));

describe('the output of build:packages', () => {
  it('is two packages for npm and one wheel', () => {
    const files = readdirSync(join(ROOT, 'dist/packages')).filter((name) => name !== 'made-from');
    expect(files.map((name) => name.replace(/-\d.*\./, '.')).sort()).toEqual([
      'docusaurus-plugin-gatehouse.tgz',
      'gatehouse-auth.tgz',
      'gatehouse_fastapi.whl',
    ]);
  });

  it.each(Object.entries(LINTERS))('%s passes publint and arethetypeswrong', async (name, linters) => {
    for (const lint of linters) await type(lint(findPackage(name)), ROOT);
  });

  it('weighs at most 20 KB for a site, minified and gzipped: the client and the React part', async () => {
    const sizes = await Promise.all(
      ['client', 'react'].map(async (entry) => {
        const file = join(ROOT, `integrations/web/dist/${entry}.js`);
        const { code } = await minify(file, readFileSync(file, 'utf8'), { module: true });
        return gzipSync(code, { level: 9 }).length;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000);
  });

  it('fails without a file that the package names', async () => {
    await type(`tar -xzf ${findPackage('gatehouse-auth')}`, lab);
    rmSync(join(lab, 'package/dist/react.d.ts'));
    await type('tar -czf broken.tgz package', lab);
    for (const lint of LINTERS['gatehouse-auth'])
      await expect(type(lint(join(lab, 'broken.tgz')), ROOT)).rejects.toThrow();
  });

  it.each(COMMONJS)(
    'works in CommonJS TypeScript with $moduleResolution, and its script ends',
    async (options) => {
      const project = mkdtempSync(join(lab, 'commonjs-'));
      const modules = join(project, 'node_modules');
      mkdirSync(join(modules, 'gatehouse-auth'), { recursive: true });
      await type(
        `tar -xzf ${findPackage('gatehouse-auth')} --strip-components 1`,
        join(modules, 'gatehouse-auth'),
      );
      mkdirSync(join(modules, '@types'));
      for (const name of ['react', '@types/react', 'csstype'])
        symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
      const { compiler, ...resolution } = options;
      const language = { target: 'ES2022', lib: ['ES2022', 'DOM'], types: [], strict: true };
      const compilerOptions = { ...resolution, ...language, skipDefaultLibCheck: true };
      write(project, {
        'package.json': '{}',
        'tsconfig.json': JSON.stringify({ compilerOptions, files: ['main.ts'] }),
        'main.ts': SCRIPT,
      });
      await type(`node ${join(ROOT, 'node_modules', compiler)} -p .`, project);
      await using server = await openService();
      expect(JSON.parse(await type(`node main.js ${server.origin}`, project))).toEqual({
        session: null,
        component: 'function',
        waitsFor: [],
      });
    },
  );

  it('contains a wheel that twine accepts', async () => {
    const wheel = findPackage('gatehouse_fastapi');
    const check = (file: string) => type(`${findPython('test')} -m twine check --strict ${file}`, ROOT);
    expect(await check(wheel)).toContain('PASSED');
    const copy = join(lab, wheel.slice(wheel.lastIndexOf('/') + 1));
    cpSync(wheel, copy);
    await type(
      `${findPython('test')} -c "
import zipfile
old = zipfile.ZipFile('${wheel}')
with zipfile.ZipFile('${copy}', 'w') as new:
    for entry in old.infolist():
        text = old.read(entry)
        new.writestr(entry, text.split(b'\\n\\n')[0] + b'\\n\\n' if entry.filename.endswith('METADATA') else text)
"`,
      lab,
    );
    await expect(check(copy)).rejects.toThrow();
  });
});
