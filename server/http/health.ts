import { Hono } from 'hono';
import { LIVEZ, READYZ } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { HttpEnv } from './hono-env.ts';
import { refuseMethod } from './method.ts';
import { describeProblem, PROBLEM_TYPE, prepareRefusal } from './problem.ts';

/** Whether the service can answer requests now, and a word for each thing that was checked. */
export type Readiness = { isReady: boolean; checks: Readonly<Record<string, string>>; cause?: unknown };

// HAProxy sends OPTIONS unless it is configured otherwise. Hono answers HEAD like GET.
const METHODS = ['GET', 'OPTIONS'];

/** Health checks for supervisors and load balancers. */
export function createHealthDoor(checkReadiness: () => Promise<Readiness>, log: Log) {
  const door = new Hono<HttpEnv>();
  door.on(METHODS, LIVEZ, (c) => c.json({ status: 'ok' }));
  door.on(METHODS, READYZ, async (c) => {
    const { isReady, checks, cause } = await checkReadiness();
    if (isReady) return c.json({ status: 'ready', checks });
    const error = new AppError('unavailable', { cause, detail: JSON.stringify(checks) });
    prepareRefusal(c, error, log);
    return c.body(describeProblem(error, c.get('requestId'), { checks }), 503, {
      'Content-Type': PROBLEM_TYPE,
    });
  });
  for (const path of [LIVEZ, READYZ]) door.all(path, (c) => refuseMethod(c, 'GET', 'HEAD', 'OPTIONS'));
  return door;
}
