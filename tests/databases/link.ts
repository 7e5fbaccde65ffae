import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * How a link to the database behaves: normally, refusing every connection, or accepting connections and sending
 * nothing.
 */
export type LinkState = 'open' | 'down' | 'silent';

/** A TCP relay in front of a real server. A test can interrupt it. */
export async function openLink(targetPort: number) {
  let state: LinkState = 'open';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server: Server = createServer({ noDelay: true }, (near) => {
    keep(near);
    if (state === 'down') return void near.resetAndDestroy();
    if (state === 'silent') return; // accepts the connection, and never answers
    const far = keep(connect({ port: targetPort, host: '127.0.0.1', noDelay: true }));
    near.on('data', (data) => state !== 'silent' && far.write(data));
    far.on('data', (data) => state !== 'silent' && near.write(data));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the link has no port');

  return {
    port: address.port,
    set(next: LinkState): void {
      const wasSilent = state === 'silent';
      state = next;
      // A connection from the silent state never continues: no data is delivered late.
      if (next === 'down' || (wasSilent && next === 'open'))
        for (const socket of sockets) socket.resetAndDestroy();
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
