import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

/** A substitute for Neon's proxy: passes the bytes of a WebSocket to a TCP port and back. */
export async function openNeonRelay(targetPort: number) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket) => {
    const tcp = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    socket.on('message', (data: Buffer) => tcp.write(data));
    socket.on('close', () => tcp.destroy());
    socket.on('error', () => tcp.destroy());
    tcp.on('data', (data) => socket.send(data));
    tcp.on('close', () => socket.close());
    tcp.on('error', () => socket.terminate());
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the relay has no port');
  return {
    host: `127.0.0.1:${address.port}/v2`,
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
