import { connect, createServer, type Server, type Socket } from 'node:net';

/** How a link to the database behaves: as it should, refusing everybody, or accepting and staying silent. */
export type LinkState = 'open' | 'down' | 'silent';

/** A TCP relay in front of a real server, whose cable can be pulled. */
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
    if (state === 'silent') return; // a black hole: accepted, never answered
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
      // Who waited in the black hole stays there for good: nothing is delivered late.
      if (next === 'down' || (wasSilent && next === 'open'))
        for (const socket of sockets) socket.resetAndDestroy();
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
