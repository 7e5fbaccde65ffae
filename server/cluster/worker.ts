import cluster from 'node:cluster';

/** What a worker tells the primary process. */
export type WorkerMessage = { gatehouse: 'ready' } | { gatehouse: 'failed'; lines: readonly string[] };

/**
 * The share of answers after which a worker closes the connection. The kernel gives a new connection to a worker that
 * has nothing else to do. So the long connections of back ends move, while they are used, to workers with less to do.
 */
const MOVED_SHARE = 1 / 1_000;

/** True for one answer of a thousand in a worker; never in the only process. */
export const isMoved = (): boolean => cluster.isWorker && Math.random() < MOVED_SHARE;

/** Sends a message to the primary process; resolves when it was sent, or when there is nobody to send it to. */
export const tellPrimary = (message: WorkerMessage): Promise<void> =>
  new Promise((resolve) => {
    if (!process.connected) return resolve();
    process.send?.(message, () => resolve());
  });

/** Calls `close` when the primary process has ended. Without it, Node would end the worker in the middle of requests. */
export function onPrimaryEnd(close: () => void): void {
  cluster.worker?.once('disconnect', () => {
    markAsLeaving();
    close();
  });
}

/**
 * Ends the connection to the primary process; the worker closes by itself then. The primary process holds the listening
 * socket only for workers that are connected. If it held the socket longer than they do, the connections that arrive
 * meanwhile would be reset.
 */
export function leavePrimary(): void {
  if (!process.connected) return;
  markAsLeaving();
  process.disconnect();
}

function markAsLeaving(): void {
  const { worker } = cluster;
  if (!worker) return;
  worker.exitedAfterDisconnect = true; // otherwise Node ends a worker that is disconnected
  // A message of Node's own that cannot be sent any more would be an error that nobody hears, and end the process.
  worker.on('error', () => {});
}
