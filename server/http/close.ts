import type { Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Turns of the event loop without a new connection after which the kernel's queue is taken to be empty. */
const QUIET_TURNS = 3;
const ACCEPT_WITHIN = 500; // ms; under load there is always one more

/**
 * Accepts what has arrived, then nothing more, lets what runs finish within `finishWithin` ms, and ends
 * connections as they fall idle.
 */
export async function closeServer(server: Server, finishWithin: number): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), finishWithin);
  await acceptArrived(server);
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}

/**
 * Connections wait in the kernel's queue until the event loop polls; closing resets them. After a stall
 * timers run before the loop polls, so it may be about to close with a queue that is full.
 */
async function acceptArrived(server: Server): Promise<void> {
  let isQuiet = true;
  const onConnection = () => {
    isQuiet = false;
  };
  server.on('connection', onConnection);
  const until = performance.now() + ACCEPT_WITHIN;
  for (let quiet = 0; quiet < QUIET_TURNS && performance.now() < until; quiet = isQuiet ? quiet + 1 : 0) {
    isQuiet = true;
    await nextTurn();
  }
  server.off('connection', onConnection);
}
