import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Descriptors kept for all else: 128 for PGlite's files, the others for the pool, mail, log and the runtime. */
const RESERVED = 176;
const MOST_AT_LEAST = 16;

/**
 * How many connections leave enough descriptors for the rest; undefined where there is no limit. Half of what is
 * left: connections that go out (mail, look-ups, a database that comes back) need theirs at the same time.
 */
export function findConnectionsMost(): number | undefined {
  const limit = findDescriptorLimit();
  return limit === undefined ? undefined : Math.max(MOST_AT_LEAST, Math.floor((limit - RESERVED) / 2));
}

/** How many files and sockets this process may have open. Node raises the soft limit to the hard one itself. */
function findDescriptorLimit(): number | undefined {
  if (!process.report) return undefined;
  Reflect.set(process.report, 'excludeNetwork', true); // it would look names up
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : undefined;
}

/**
 * Keeps at most `most` connections. When another one comes, the oldest one that never sent a byte makes
 * room for it, then those that wait for their next request: a health check gets through a crowd of
 * silent connections. When all are at work, the new one is closed.
 */
export function boundConnections(server: Server, most: number): void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (open.size <= most) return;
    const silent = findSilent(open, socket);
    if (silent) return end(silent);
    server.closeIdleConnections();
    for (const one of open) if (one.destroyed) open.delete(one);
    if (open.size > most) end(socket);
  });

  const end = (socket: Socket) => {
    socket.destroy();
    open.delete(socket); // its `close` comes in a later turn, more connections in this one
  };
}

function findSilent(open: Iterable<Socket>, newest: Socket): Socket | undefined {
  for (const socket of open) if (socket !== newest && socket.bytesRead === 0) return socket;
  return undefined;
}
