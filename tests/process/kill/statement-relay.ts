import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** After this many milliseconds without a statement, nothing is running. */
const QUIET = 150;

/**
 * A TCP relay in front of PostgreSQL. Once it is armed, it counts the statements that pass. Before one of them it calls
 * back, and drops this statement.
 */
export async function openStatementRelay(targetPort: number) {
  let left = Number.POSITIVE_INFINITY;
  let strike = () => {};
  /** Counting begins with a statement that contains this text; empty once it has begun. */
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
      // The first message of a connection has no type. Each later message has a type and a length.
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
    /**
     * Calls `onStrike` before statement number `count`, counted from now or from the first statement that contains
     * `text`.
     */
    arm(count: number, onStrike: () => void, text = ''): void {
      left = count;
      awaited = text;
      strike = onStrike;
    },
    /** Resolves once the awaited text has passed and there was no statement for a while. */
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

/** Counts queries, and the ends of prepared ones. The driver never splits a message over two writes. */
function countStatements(data: Buffer): number {
  let count = 0;
  for (let at = 0; at + 5 <= data.length; at += 1 + data.readInt32BE(at + 1)) {
    const type = String.fromCharCode(data[at] ?? 0);
    if (type === 'Q' || type === 'S') count += 1;
  }
  return count;
}
