import type { Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Turns of the event loop without a new connection after which the kernel's queue is taken to be empty. */
const QUIET_TURNS = 3;
/** Connections that node's listen queue holds: more than these came after closing began. */
const QUEUE_MOST = 511;

/**
 * Accepts what has arrived, then nothing more, lets what runs finish within `finishWithin` ms, and ends
 * connections as they fall idle.
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
 * Connections wait in the kernel's queue until the event loop polls; closing resets them. After a stall
 * timers run before the loop polls, so it may be about to close with a queue that is full. A turn of the loop
 * may accept one connection only and do its work, so the queue's size is the bound; `within` ms is for what hangs.
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
