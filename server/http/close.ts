import type { Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** After this many turns of the event loop without a new connection, the kernel's queue is considered empty. */
const QUIET_TURNS = 3;
/** The size of Node's listen queue: connections above this number arrived after closing began. */
const QUEUE_MOST = 511;

/**
 * Accepts the connections that have arrived, then no more. Running requests may finish within `finishWithin` ms, and
 * idle connections are closed.
 */
export async function closeServer(server: Server, finishWithin: number): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), finishWithin);
  await acceptArrived(server, finishWithin / 2);
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}

/**
 * Accepts the waiting connections. Connections wait in the kernel's queue until the event loop polls, and closing
 * resets them. After a stall, timers run before the loop polls, so the queue may be full when the server is about to
 * close. One turn of the loop may accept only one connection and do its work, so the queue's size is the limit of the
 * loop below. `within` ms is the limit when something hangs.
 */
async function acceptArrived(server: Server, within: number): Promise<void> {
  let isQuiet = true;
  let arrived = 0;
  const onConnection = () => {
    isQuiet = false;
    arrived += 1;
  };
  server.on('connection', onConnection);
  const until = performance.now() + within;
  let quiet = 0;
  while (quiet < QUIET_TURNS && arrived < QUEUE_MOST && performance.now() < until) {
    isQuiet = true;
    await nextTurn();
    quiet = isQuiet ? quiet + 1 : 0;
  }
  server.off('connection', onConnection);
}
