import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** The result of `npm run check:folders` for these files. Each file is given with the file that it imports. */
async function check(imports: Record<string, string>): Promise<{ status: number | null; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-folders-'));
  try {
    for (const [file, imported] of Object.entries(imports)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `import '${imported}';\n`);
    }
    const config = join(ROOT, '.dependency-cruiser.json');
    const args = ['--config', config, '--include-only', '^server/', 'server'];
    const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/depcruise'), args, {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('lint refuses two folders that import each other, also through others', async () => {
  const { status, output } = await check({
    'server/mail/a.ts': '../session/b.ts',
    'server/session/b.ts': '../account/c.ts',
    'server/account/c.ts': '../mail/d.ts',
    'server/mail/d.ts': '../errors.ts',
    'server/errors.ts': 'node:fs',
  });
  expect(output).toContain('no-circle-between-folders');
  expect(status).not.toBe(0);
});

it('lint allows imports in one direction', async () => {
  const { status, output } = await check({
    'server/mail/a.ts': '../session/b.ts',
    'server/session/b.ts': '../errors.ts',
    'server/errors.ts': 'node:fs',
    'server/app.ts': './mail/a.ts',
  });
  expect(output).toContain('no dependency violations');
  expect(status).toBe(0);
});
