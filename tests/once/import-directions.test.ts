import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const countRefused = (file: string, imports: string[]): Promise<number> =>
  countFindings(
    'style/noRestrictedImports',
    file,
    imports.map((from, index) => `import { x as x${index} } from '${from}';\n`).join(''),
  );

/** How many times a rule finds a fault in a file of this name with this text. */
async function countFindings(rule: string, file: string, text: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-lint-'));
  try {
    const rules = JSON.parse(await readFile(join(ROOT, 'biome.json'), 'utf8'));
    await writeFile(
      join(folder, 'biome.json'),
      JSON.stringify({ ...rules, plugins: [], vcs: { enabled: false } }),
    );
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
    // `--only` would find what an override allows.
    const args = ['lint', '--max-diagnostics=none', '--colors=off', file];
    const { stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, {
      cwd: folder,
      encoding: 'utf8',
    });
    return (stdout + stderr).match(new RegExp(`:\\d+:\\d+ lint/${rule}`, 'g'))?.length ?? 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

// An override that cancels another one would let an import through unseen.
it.each([
  ['shared/a.ts', ['../server/errors.ts', 'zod', 'react'], ['./text.ts', 'zod/mini']],
  [
    'server/db/a.ts',
    ['../session/store.ts', '../http/body.ts', '../config/config.ts'],
    ['../log.ts', '../errors.ts'],
  ],
  [
    'server/session/a.ts',
    ['../http/body.ts', '../trpc/door.ts', '../config/config.ts'],
    ['../db/database.ts', '../errors.ts'],
  ],
  ['server/session/store.ts', ['../trpc/init.ts', '../http/body.ts', 'hono'], ['../db/database.ts']],
  [
    'server/auth/door.ts',
    ['../db/database.ts', '../trpc/root.ts', '../config/config.ts'],
    ['../http/body.ts', './call.ts'],
  ],
  [
    'server/http/a.ts',
    ['../profile/store.ts', '../trpc/root.ts', '../config/config.ts'],
    ['../db/fault.ts', './env.ts'],
  ],
  [
    'server/bridge/a.ts',
    ['../db/schema/auth.ts', '../../client/main.tsx'],
    ['../session/engine.ts', '../http/env.ts'],
  ],
  ['server/trpc/a.ts', ['../db/database.ts', '../service.ts'], ['../session/store.ts', '../db/fault.ts']],
  [
    'client/ui/a.ts',
    ['../api/trpc.ts', '../../shared/paths.ts', '#messages/devices.tsx'],
    ['./icon.tsx', 'react', '#messages/ui.ts', '#messages/language.ts'],
  ],
  ['client/messages/en/a.ts', ['../../api/trpc.ts', './b.ts', 'zod'], ['./language.ts', 'react']],
  [
    'client/features/a/a.ts',
    ['../devices/b.ts', '../../routes/c.ts', '../../../server/config/config.ts', 'zod'],
    ['../../ui/d.ts', './e.ts'],
  ],
  [
    'integrations/web/src/a.ts',
    [
      '../../../server/config/config.ts',
      '../../../shared/profile.ts',
      '../../../client/main.tsx',
      'zod/mini',
    ],
    ['../../../shared/paths.ts', '../../../server/trpc/root.ts', './b.ts', 'react'],
  ],
  ['client/session/a.ts', ['../routes/c.ts', '../../server/config/config.ts', 'zod'], ['../api/trpc.ts']],
])('%s may not import %j, but %j', async (file, refused, allowed) => {
  expect(await countRefused(file, refused)).toBe(refused.length);
  expect(await countRefused(file, allowed)).toBe(0);
});

it.each([
  ['server/config/a.ts', 0],
  ['server/main.ts', 1],
  ['server/session/a.ts', 1],
  ['client/api/a.ts', 1],
  ['shared/a.ts', 1],
])('only server/config/ reads the environment: %s has %i findings', async (file, findings) => {
  expect(await countFindings('style/noProcessEnv', file, 'export const port = process.env.PORT;\n')).toBe(
    findings,
  );
});
