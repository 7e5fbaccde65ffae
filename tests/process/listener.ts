import type { Server } from 'node:http';

/** Makes `server` listen on `port` of this machine until it is disposed. */
export async function listenOn(server: Server, port: number) {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
