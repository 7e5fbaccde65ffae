import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a proxy treats connections. Times are in ms. */
export type Conditions = {
  /** Resets each connection at once. */
  isDown: boolean;
  /** Drops what is sent to the server, or to the client. The connection stays open. */
  drops: 'nothing' | 'to server' | 'to client' | 'both';
  /** Delays each piece, in both directions. */
  delay: number;
  /** Bytes per second in each direction of a connection; null for no limit. */
  rate: number | null;
  /** Waits before it connects to the server, as the proxy of a suspended database does. */
  wake: number;
};
const NORMAL: Conditions = { isDown: false, drops: 'nothing', delay: 0, rate: null, wake: 0 };

/** A TCP proxy in front of a real server. A test changes its conditions while connections are open. */
export async function openFaultProxy(targetPort: number) {
  let conditions = NORMAL;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };

  /** Passes on what `from` receives, in its order. What is still delayed when a side closes is lost. */
  const pass = (from: Socket, to: Socket, direction: 'to server' | 'to client') => {
    let turn = Promise.resolve();
    from.on('data', (data) => {
      turn = turn.then(async () => {
        const { drops, delay, rate } = conditions;
        if (drops === 'both' || drops === direction) return;
        const wait = delay + (rate === null ? 0 : (data.length / rate) * 1_000);
        if (wait > 0) await sleep(wait);
        if (!to.destroyed) to.write(data);
      });
    });
    from.on('close', () => to.destroy());
  };

  const server = createServer({ noDelay: true }, async (near) => {
    keep(near);
    if (conditions.isDown) return void near.resetAndDestroy();
    near.pause();
    if (conditions.wake > 0) await sleep(conditions.wake);
    if (near.destroyed) return;
    const far = keep(connect({ port: targetPort, host: '127.0.0.1', noDelay: true }));
    pass(near, far, 'to server');
    pass(far, near, 'to client');
    near.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the proxy has no port');

  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: address.port,
    /** Resets all connections. New ones are accepted, unless the proxy is down. */
    cut,
    /** Connections that are open continue under the new conditions. */
    set(next: Partial<Conditions>): void {
      const hadDropped = conditions.drops !== 'nothing';
      conditions = { ...NORMAL, ...next };
      // A stream that lost bytes cannot continue: the network would have reset it.
      if (conditions.isDown || (hadDropped && conditions.drops === 'nothing')) cut();
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type FaultProxy = Awaited<ReturnType<typeof openFaultProxy>>;
