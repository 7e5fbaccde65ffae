import type { Server } from 'node:http';
import type { Log } from '../log.ts';

/** Milliseconds between two lines. */
const LOG_EVERY = 1_000;

/**
 * Listens on an address; rejects with the system's error when that is not possible. A later error, such as no free file
 * descriptor for a new connection, is logged once a second: without a listener it would end the process.
 */
export function listen(
  server: Server,
  { host, port }: { host: string; port: number },
  log: Log,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      let loggedAt = -LOG_EVERY;
      server.on('error', (error) => {
        if (performance.now() - loggedAt < LOG_EVERY) return;
        loggedAt = performance.now();
        log.error({ error, port }, 'a connection could not be accepted');
      });
      resolve();
    });
  });
}
