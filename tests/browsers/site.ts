import { createServer } from 'node:http';

/** A trusted site. Only its origin matters: every address serves the same page. */
export async function openSite(port: number) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="en"><title>A site</title><h1>A site</h1></html>');
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, 'localhost', done));
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
