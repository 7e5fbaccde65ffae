import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Descriptors reserved for other uses: 128 for PGlite's files, the others for the pool, mail, log and the runtime. */
const RESERVED = 176;
const MOST_AT_LEAST = 16;
const LIMITS = '/proc/self/limits';

/**
 * The number of connections that leaves enough descriptors for other uses; undefined where there is no limit. It is
 * half of the descriptors that are not reserved: outgoing connections (mail, look-ups, a database that recovers) need
 * descriptors at the same time.
 */
export function findConnectionsMost(): number | undefined {
  const limit = findDescriptorLimit();
  return limit === undefined ? undefined : Math.max(MOST_AT_LEAST, Math.floor((limit - RESERVED) / 2));
}

/**
 * How many files and sockets this process may have open. Node raises the soft limit to the hard one itself. Linux says
 * it in a file; on other systems only Node's diagnostic report does, which takes half a second.
 */
function findDescriptorLimit(): number | undefined {
  if (existsSync(LIMITS)) {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync(LIMITS, 'utf8')) ?? [];
    return soft === undefined ? undefined : Number(soft);
  }
  if (!process.report) return undefined;
  Reflect.set(process.report, 'excludeNetwork', true); // otherwise the report makes DNS look-ups
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : undefined;
}

/**
 * Keeps at most `most` connections. When another one arrives, the server closes the oldest connection that never sent
 * a byte; if there is none, it closes the idle ones. So a health check succeeds in spite of many silent connections.
 * When all connections have running requests, the server closes the new one.
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
    open.delete(socket); // `close` is emitted in a later turn, but more connections may arrive in this one
  };
}

function findSilent(open: Iterable<Socket>, newest: Socket): Socket | undefined {
  for (const socket of open) if (socket !== newest && socket.bytesRead === 0) return socket;
  return undefined;
}
