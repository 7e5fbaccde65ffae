import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** How many clones our rules find in a file of this name with these expressions. */
async function countRefused(file: string, expressions: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-lint-'));
  try {
    await cp(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    await cp(join(ROOT, 'tests/lint'), join(folder, 'tests/lint'), { recursive: true });
    await mkdir(dirname(join(folder, file)), { recursive: true });
    const lines = expressions.map((one, at) => `export const x${at} = (r) => ${one};\n`);
    await writeFile(join(folder, file), lines.join(''));
    const args = ['lint', '--vcs-enabled=false', '--colors=off', file];
    const { stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, {
      cwd: folder,
      encoding: 'utf8',
    });
    return (stdout + stderr).match(/:\d+:\d+ plugin/g)?.length ?? 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const CLONES = [
  'r.clone()',
  'r?.clone()',
  'r.request.clone().json()',
  "r['clone']()",
  'r.clone.call(r)',
  'r(1).clone()',
];

it.each(['server/auth/a.ts', 'client/api/a.ts', 'shared/a.ts', 'integrations/web/src/a.ts'])(
  'a Request or Response is not cloned in %s',
  async (file) => {
    expect(await countRefused(file, CLONES)).toBe(CLONES.length);
    expect(await countRefused(file, ['structuredClone(r)', 'r.cloned()', 'r.json()'])).toBe(0);
  },
);
