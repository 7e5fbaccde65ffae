import { availableParallelism } from 'node:os';
import type { Driver } from '../db/database.ts';

type Asked = { workers: number | 'auto'; driver: Driver };

/** How many processes serve. `auto` is one for each core; the embedded database belongs to one process. */
export function countWorkers({ workers, driver }: Asked): number {
  if (driver === 'pglite') return 1;
  return workers === 'auto' ? availableParallelism() : workers;
}
