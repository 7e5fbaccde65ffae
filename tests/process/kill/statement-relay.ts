import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds without a statement that mean that nothing is under way. */
const QUIET = 150;

/**
 * A TCP relay in front of PostgreSQL that counts the statements that pass once it is armed, and calls back
 * in front of one of them, which then never arrives.
 */
export async function openStatementRelay(targetPort: number) {
  let left = Number.POSITIVE_INFINITY;
  let strike = () => {};
  /** What a statement has to hold for counting to begin; empty once it has begun. */
  let awaited = '';
  let lastSeen = Date.now();
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    let isStarted = false;
    near.on('data', (data) => {
      lastSeen = Date.now();
      // The first message of a connection has no type; after it, each has one and its length.
      if (awaited !== '' && data.includes(awaited)) awaited = '';
      if (isStarted && awaited === '') left -= countStatements(data);
      isStarted = true;
      if (left > 0) return void far.write(data);
      strike();
      for (const socket of sockets) socket.destroy();
    });
    far.on('data', (data) => near.write(data));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the relay has no port');
  return {
    port: address.port,
    /** `onStrike` is called in front of statement number `count` from now, or from the first that holds `text`. */
    arm(count: number, onStrike: () => void, text = ''): void {
      left = count;
      awaited = text;
      strike = onStrike;
    },
    /** Resolves once what was waited for has come, and nothing has been asked for a while since. */
    async quiet(): Promise<void> {
      while (awaited !== '' || Date.now() - lastSeen < QUIET) await sleep(20);
    },
    disarm(): void {
      left = Number.POSITIVE_INFINITY;
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Queries, and ends of prepared ones; the driver never splits a message over two writes. */
function countStatements(data: Buffer): number {
  let count = 0;
  for (let at = 0; at + 5 <= data.length; at += 1 + data.readInt32BE(at + 1)) {
    const type = String.fromCharCode(data[at] ?? 0);
    if (type === 'Q' || type === 'S') count += 1;
  }
  return count;
}
