import { beforeAll, expect, it } from 'vitest';
import { findBreaches } from '../lint/find-breaches.ts';

const IMPORTS: [file: string, refused: string[], allowed: string[]][] = [
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
  [
    'server/language/a.ts',
    ['../http/body.ts', '../portal/door.ts', '../config/config.ts'],
    ['../caller/header-reader.ts', '../errors.ts'],
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
    ['../db/fault.ts', './hono-env.ts'],
  ],
  [
    'server/bridge/a.ts',
    ['../db/schema/auth.ts', '../../client/main.tsx'],
    ['../session/engine.ts', '../http/hono-env.ts'],
  ],
  [
    'server/trpc/a.ts',
    ['../db/database.ts', '../service.ts', '../core.ts'],
    ['../session/store.ts', '../db/fault.ts'],
  ],
  [
    'client/ui/a.ts',
    ['../api/trpc.ts', '../../shared/paths.ts', '../words/page-words.ts'],
    ['./icon.tsx', 'react', '../words/part.ts', '../words/language.ts'],
  ],
  [
    'shared/messages/de/a.ts',
    ['../../paths.ts', '../es/a.ts', 'zod'],
    ['../en/a.ts', './b.ts', '../../words/translate.ts'],
  ],
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
    [
      '../../../shared/paths.ts',
      '../../../shared/backoff.ts',
      '../../../server/trpc/root.ts',
      './b.ts',
      'react',
    ],
  ],
  ['client/session/a.ts', ['../routes/c.ts', '../../server/config/config.ts', 'zod'], ['../api/trpc.ts']],
];

let breachesIn: Awaited<ReturnType<typeof findBreaches>>;
beforeAll(async () => {
  const toLine = (from: string, index: number) => `import { x as x${index} } from '${from}';`;
  const files = IMPORTS.map(([file, refused, allowed]) => [file, [...refused, ...allowed].map(toLine)]);
  breachesIn = await findBreaches('lint/style/noRestrictedImports', Object.fromEntries(files));
});

// An override that cancels another one would allow an import silently.
it.each(IMPORTS)('%s may not import %j, but %j', (file, refused) => {
  expect(breachesIn(file)).toEqual(refused.map((_, line) => line));
});

const READERS: [file: string, findings: number][] = [
  ['server/config/a.ts', 0],
  ['server/main.ts', 1],
  ['server/session/a.ts', 1],
  ['client/api/a.ts', 1],
  ['shared/a.ts', 1],
];

it('only server/config/ reads the environment', async () => {
  const line = 'export const port = process.env.PORT;';
  const readersIn = await findBreaches(
    'lint/style/noProcessEnv',
    Object.fromEntries(READERS.map(([file]) => [file, [line]])),
  );
  expect(READERS.map(([file]) => [file, readersIn(file).length])).toEqual(READERS);
});
