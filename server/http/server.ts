import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { LIVEZ, READYZ } from '../../shared/paths.ts';
import { boundConnections } from './connections.ts';
import type { RequestWatch } from './watch.ts';

type Fetch = Parameters<typeof getRequestListener>[0];
type Middleware = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void;

type HttpServerOptions = {
  middleware?: Middleware | undefined;
  /** Answers some requests before the app receives them; returns true when it has taken the request. */
  fastPath?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** While true, each answer closes its connection, so that the caller's next request goes to another process. */
  isClosing?: () => boolean;
  /** Hear of requests that no door receives, as of any other request. */
  watches?: readonly RequestWatch[];
  /** The most concurrent connections; unlimited when absent. */
  connectionsMost?: number | undefined;
};

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Creates the HTTP server. It refuses requests that cannot become a `Request`, or would become a misleading one, before
 * the app receives them. Requests that Node's parser refuses also get an answer, so that no input ends the process.
 */
export function createHttpServer(
  fetch: Fetch,
  { middleware, fastPath, isClosing, watches = [], connectionsMost }: HttpServerOptions = {},
): Server {
  /** The last valid `Host`. Nearly every request has the same one, so it is checked only once. */
  let goodHost: string | undefined;
  // `hostname` is used for requests without a `Host`, which are allowed only for health checks.
  const listen = getRequestListener(fetch, { overrideGlobalObjects: false, hostname: 'localhost' });
  const refuse = (outgoing: ServerResponse, status: 400 | 405): void => {
    const requestId = sendRefusal(outgoing, status);
    const request = { door: 'other', route: 'malformed', method: '', status, ms: 0, requestId } as const;
    for (const watch of watches) watch(request);
  };
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024, // bytes, all headers together
      headersTimeout: 10_000, // ms for sending the headers; the next line is for the whole request
      requestTimeout: 30_000,
      connectionsCheckingInterval: 500, // ms between checks for both timeouts and for silent connections
      // Joins duplicates as `Headers` does, so that the fast path and the app read a header sent twice in the same way.
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
    setTimeout(() => socket.destroy(), CLOSE_DELAY_MS).unref();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status = CLIENT_ERRORS[error.code ?? ''] ?? '400 Bad Request';
    socket.end(bare(status));
    // A caller that never closes the connection would keep the descriptor.
    setTimeout(() => socket.destroy(), CLOSE_DELAY_MS).unref();
  });
  if (connectionsMost !== undefined) boundConnections(server, connectionsMost);
  return server;
}

/** Milliseconds that a refused connection stays open, so that the caller can read the answer. */
const CLOSE_DELAY_MS = 1_000;

/** An answer without a body, for a connection without a valid request. */
const bare = (status: string) => `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;

const CLIENT_ERRORS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

const isHost = (host: string): boolean => HOST.test(host) && URL.canParse(`http://${host}/`);

/** Load balancers may send HTTP/1.0 without a host (HAProxy does by default). The answer does not depend on it. */
const isPlainHealthCheck = ({ httpVersion, headers, url }: IncomingMessage): boolean =>
  httpVersion === '1.0' && headers.host === undefined && (url === LIVEZ || url === READYZ);

/** Returns 405 or 400 for a request that no door may receive; null for a well-formed request. */
function findRefusal({ method, url = '' }: IncomingMessage): 400 | 405 | null {
  if (!METHODS.has(method ?? '')) return 405;
  // The host of an absolute-form target would replace the service's own.
  if (!url.startsWith('/')) return 400;
  const [path = ''] = url.split('?');
  // RFC 9112 section 3.2: no fragment. Software that treats a backslash as a slash would read another path.
  if (/%00|[\\#]/.test(path)) return 400;
  try {
    decodeURIComponent(path);
    return null;
  } catch {
    return 400; // percent-encoding that is malformed, or not UTF-8
  }
}

/** Returns the request id of the answer. */
function sendRefusal(outgoing: ServerResponse, status: 400 | 405): string {
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
  return requestId;
}
