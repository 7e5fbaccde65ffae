import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';

const MANIFEST = resolve(import.meta.dirname, '../../integrations/web/package.json');

const site = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
afterAll(() => rmSync(site, { recursive: true, force: true }));

/** What a bundler makes of a page with this script. The scripts of the package have one effect each. */
async function bundle(script: string): Promise<string> {
  const home = join(site, 'node_modules/gatehouse-auth');
  mkdirSync(join(home, 'dist'), { recursive: true });
  writeFileSync(join(home, 'package.json'), readFileSync(MANIFEST));
  for (const entry of ['client', 'react'])
    writeFileSync(join(home, `dist/${entry}.js`), `globalThis.loaded = '${entry}'; export const other = 1;`);
  writeFileSync(join(site, 'main.js'), script);
  const result = await build({
    configFile: false,
    root: site,
    logLevel: 'silent',
    build: { write: false, minify: false, rolldownOptions: { input: join(site, 'main.js') } },
  });
  return JSON.stringify(result);
}

it('a site that imports the client only for its effect takes the code out of the address', async () => {
  expect(await bundle(`import 'gatehouse-auth/client';`)).toContain(`loaded = `);
});

it('a site receives none of the React part that it does not use', async () => {
  expect(await bundle(`import { other } from 'gatehouse-auth/react';`)).not.toContain(`loaded = `);
});
