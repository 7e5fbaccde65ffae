import { beforeAll, expect, it } from 'vitest';
import { findBreaches } from '../lint/find-breaches.ts';

const CLONES = [
  'r.clone()',
  'r?.clone()',
  'r.request.clone().json()',
  "r['clone']()",
  'r.clone.call(r)',
  'r(1).clone()',
];
const OTHERS = ['structuredClone(r)', 'r.cloned()', 'r.json()'];
const FILES = ['server/auth/a.ts', 'client/api/a.ts', 'shared/a.ts', 'integrations/web/src/a.ts'];

let breachesIn: Awaited<ReturnType<typeof findBreaches>>;
beforeAll(async () => {
  const lines = [...CLONES, ...OTHERS].map((one, at) => `export const x${at} = (r) => ${one};`);
  breachesIn = await findBreaches('plugin', Object.fromEntries(FILES.map((file) => [file, lines])));
});

it.each(FILES)('a Request or Response is not cloned in %s', (file) => {
  expect(breachesIn(file)).toEqual(CLONES.map((_, line) => line));
});
