import { createServer, type Server } from 'node:http';
import { boundConnections } from '../http/connections.ts';

const PATH = '/metrics';
/** Concurrent connections: a few scrapers, and none of the descriptors that the service needs. */
const CONNECTIONS_MOST = 20;

/** Reads the metrics as text. Several processes behind one port read the sum of all. */
export type ReadMetrics = () => Promise<{ contentType: string; text: string }>;

/** The HTTP server for Prometheus. It has a port of its own, so that the public proxy never passes a request to it. */
export function createMetricsServer(readMetrics: ReadMetrics): Server {
  const options = { requestTimeout: 5_000, connectionsCheckingInterval: 1_000 }; // milliseconds
  const server = createServer(options, (incoming, outgoing) => {
    const refuse = (status: number, headers = {}) =>
      outgoing.writeHead(status, { 'Content-Length': 0, ...headers }).end();
    if (incoming.url?.split('?')[0] !== PATH) return refuse(404);
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });
    readMetrics().then(
      ({ contentType, text }) => {
        outgoing.writeHead(200, {
          'Content-Type': contentType,
          'Content-Length': Buffer.byteLength(text),
          'Cache-Control': 'no-store',
        });
        outgoing.end(incoming.method === 'HEAD' ? undefined : text);
      },
      () => refuse(500),
    );
  });
  boundConnections(server, CONNECTIONS_MOST);
  return server;
}
