import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * The range of ports to look in. An operating system gives ports above it to outgoing connections (Linux from 32768 on):
 * one of those could take a free port before its finder listens there.
 */
const RANGE = { from: 20_000, to: 32_000 };
const TRIES = 100;

/** Finds a TCP port of this machine on which no process listens now. Throws when it finds none. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(RANGE.from, RANGE.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found from ${RANGE.from} to ${RANGE.to}.`);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
