import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { countWorkers } from '../../server/cluster/worker-count.ts';

it.each([
  [1, 'pg', 1],
  [3, 'pg', 3],
  [3, 'neon', 3],
  ['auto', 'pg', availableParallelism()],
  ['auto', 'pglite', 1],
  [1, 'pglite', 1],
] as const)('WORKERS=%s with %s is %s processes', (workers, driver, count) => {
  expect(countWorkers({ workers, driver })).toBe(count);
});
