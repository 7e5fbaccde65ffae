import type { Log } from '../log.ts';
import type { Door } from './route-name.ts';
import type { RequestWatch } from './watch.ts';

/** Doors whose requests are frequent and say little: their lines are written at `debug` only. */
const QUIET = new Set<Door>(['health', 'asset', 'bridge']);

/**
 * One line for each request. It has no address of the caller: the lines of the security log have it where it matters,
 * and the proxy's log has the rest.
 */
export const createAccessLog =
  (log: Log): RequestWatch =>
  ({ door, method, route, status, ms, requestId }) => {
    const line = { method, route, status, ms: Math.round(ms * 10) / 10, requestId };
    if (QUIET.has(door)) log.debug(line, 'request');
    else log.info(line, 'request');
  };
