import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { LIVEZ, READYZ } from '../../shared/paths.ts';
import { boundConnections } from './connections.ts';

type Fetch = Parameters<typeof getRequestListener>[0];
type Middleware = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void;

type HttpServerOptions = {
  middleware?: Middleware | undefined;
  /** Takes requests of its own before the app sees them; true when it took one. */
  fastPath?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** While true, answers end their connection, so that the caller's next request goes elsewhere. */
  isClosing?: () => boolean;
  /** Connections at once; without a bound when absent. */
  connectionsMost?: number | undefined;
};

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The HTTP server. What could not become a `Request`, or would become a misleading one, is refused
 * in front of the app; what the parser refuses is answered by node, so that no input ends the process.
 */
export function createHttpServer(
  fetch: Fetch,
  { middleware, fastPath, isClosing, connectionsMost }: HttpServerOptions = {},
): Server {
  /** The last `Host` that was checked and found good: nearly every request has the same. */
  let goodHost: string | undefined;
  // The name is for requests that carry none, which only health checks may be.
  const listen = getRequestListener(fetch, { overrideGlobalObjects: false, hostname: 'localhost' });
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024, // bytes, all headers together
      headersTimeout: 10_000, // ms to send the headers, and below the whole request
      requestTimeout: 30_000,
      connectionsCheckingInterval: 500, // ms; how late both, and silent connections, are noticed
      // As `Headers` joins them, so that both ways in read the same of a header sent twice.
      joinDuplicateHeaders: true,
      keepAliveTimeout: 65_000, // ms; longer than the 60 s of common load balancers, which must close first
    },
    (incoming, outgoing) => {
      if (isClosing?.()) outgoing.shouldKeepAlive = false;
      const host = incoming.headers.host ?? '';
      if (host !== goodHost) {
        if (isHost(host)) goodHost = host;
        else if (!isPlainHealthCheck(incoming)) return refuse(outgoing, 400);
      }
      if (fastPath?.(incoming, outgoing)) return;
      const status = findRefusal(incoming);
      if (status !== null) return refuse(outgoing, status);
      if (middleware) return middleware(incoming, outgoing, () => void listen(incoming, outgoing));
      void listen(incoming, outgoing);
    },
  );
  server.on('connect', (_incoming, socket) => {
    socket.end(bare('405 Method Not Allowed'));
    setTimeout(() => socket.destroy(), LINGER).unref();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status = CLIENT_ERRORS[error.code ?? ''] ?? '400 Bad Request';
    socket.end(bare(status));
    // Who never closes would keep the descriptor.
    setTimeout(() => socket.destroy(), LINGER).unref();
  });
  if (connectionsMost !== undefined) boundConnections(server, connectionsMost);
  return server;
}

/** Milliseconds that a refused connection is left open, so that its caller can read why. */
const LINGER = 1_000;

/** An answer for a connection that has no request to answer. */
const bare = (status: string) => `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;

const CLIENT_ERRORS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

const isHost = (host: string): boolean => HOST.test(host) && URL.canParse(`http://${host}/`);

/** Load balancers ask in HTTP/1.0 and name no host (HAProxy does by default). The answer does not depend on it. */
const isPlainHealthCheck = ({ httpVersion, headers, url }: IncomingMessage): boolean =>
  httpVersion === '1.0' && headers.host === undefined && (url === LIVEZ || url === READYZ);

/** 405 or 400 for a request no door may see; null for one that is well formed. */
function findRefusal({ method, url = '' }: IncomingMessage): 400 | 405 | null {
  if (!METHODS.has(method ?? '')) return 405;
  // An absolute-form target would make its host ours.
  if (!url.startsWith('/')) return 400;
  const [path = ''] = url.split('?');
  // RFC 9112 section 3.2: no fragment; and what takes a backslash for a slash reads another path.
  if (/%00|[\\#]/.test(path)) return 400;
  try {
    decodeURIComponent(path);
    return null;
  } catch {
    return 400; // percent-encoding that is malformed, or not UTF-8
  }
}

function refuse(outgoing: ServerResponse, status: 400 | 405): void {
  const requestId = randomUUID();
  const [code, title] =
    status === 405 ? ['method_not_allowed', 'Method not allowed'] : ['invalid_input', 'Bad request'];
  const detail =
    status === 405 ? 'This method is not served.' : 'The request line or Host header is malformed.';
  const problem = { type: 'about:blank', title, status, code, detail, requestId };
  outgoing.writeHead(status, {
    'X-Request-Id': requestId,
    'X-Content-Type-Options': 'nosniff',
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...(status === 405 && { Allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS' }),
  });
  outgoing.end(JSON.stringify(problem));
}
