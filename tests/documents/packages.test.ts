import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minify } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePackages, findPackage } from '../setup/packages.ts';
import { ensurePython, findPython } from '../setup/python.ts';
import { ROOT } from './snippets.ts';
import { type } from './stranger.ts';

const LINTERS = [
  (file: string) => `npx publint run ${file} --strict`,
  // CommonJS is not supported yet: both packages are ES modules.
  (file: string) => `npx attw ${file} --profile esm-only`,
];
const TARBALLS = ['gatehouse-auth', 'docusaurus-plugin-gatehouse'];
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

  it.each(TARBALLS)('%s passes publint and arethetypeswrong', async (name) => {
    for (const lint of LINTERS) await type(lint(findPackage(name)), ROOT);
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
    for (const lint of LINTERS) await expect(type(lint(join(lab, 'broken.tgz')), ROOT)).rejects.toThrow();
  });

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
