import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * The lines, counted from 0, in which our linter finds a violation of `rule`, by file. `files` are written into their
 * own folder. One run of the linter reads all of them.
 */
export async function findBreaches(rule: string, files: Record<string, readonly string[]>) {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-lint-'));
  try {
    const config = JSON.parse(await readFile(join(ROOT, 'biome.json'), 'utf8'));
    await writeFile(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    await cp(join(ROOT, 'tests/lint'), join(folder, 'tests/lint'), { recursive: true });
    for (const [file, lines] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), lines.map((line) => `${line}\n`).join(''));
    }
    const args = ['lint', '--max-diagnostics=none', '--colors=off', ...Object.keys(files)];
    const { stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, {
      cwd: folder,
      encoding: 'utf8',
    });
    const places = [...(stdout + stderr).matchAll(/^(\S+?):(\d+):\d+ (\S+)/gm)].filter(
      ([, , , found]) => found === rule,
    );
    return (file: string) =>
      places
        .filter(([, at]) => at === file)
        .map(([, , line]) => Number(line) - 1)
        .sort((one, other) => one - other);
  } finally {
    await rm(folder, { recursive: true });
  }
}
