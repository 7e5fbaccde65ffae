import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Change } from '../session/change.ts';
import type { ChangeListener } from '../session/change-listener.ts';

/** Event streams of one process. Each worker of a back end needs one. */
const STREAMS_MOST = 1_000;
/**
 * Bytes that one reader may lag behind: some thousand events. Above this the stream ends, and the reader starts again
 * with a `reset`.
 */
const BACKLOG_MOST = 256 * 1024;

type Stream = { send(bytes: Uint8Array): void; close(): void };

const encoder = new TextEncoder();
const toBytes = (event: string, data: object = {}) =>
  encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
const RESET = toBytes('reset');
const HEARTBEAT = toBytes('heartbeat');

/** The event that back ends receive for a change; ids only. Null when the change invalidates no answer. */
function toEvent(change: Change): Uint8Array | null {
  switch (change.kind) {
    case 'session.revoked':
      return toBytes(change.kind, { sessionId: change.sessionId });
    case 'user.changed':
    case 'user.revoked':
      return toBytes(change.kind, { userId: change.userId });
    case 'session.created':
    case 'user.created':
      return null;
    case 'reset':
      return RESET;
  }
}

/**
 * Server-sent events for back ends that have their own session cache. The service sends a heartbeat only when the
 * change listener has proved that it receives every change. When the change listener fails, the service sends a
 * `reset`; then the streams are silent, and start again with another `reset`.
 */
export function createEventStreams(changeListener: ChangeListener, log: Log) {
  const streams = new Set<Stream>();
  let isClosed = false;
  /** True from a gap until the next proof: the changes received in between may be incomplete. */
  let isDisconnected = false;

  const send = (bytes: Uint8Array) => {
    for (const stream of streams) stream.send(bytes);
  };
  changeListener.subscribe({
    onChange: (change) => {
      const event = isDisconnected ? null : toEvent(change);
      if (event) send(event);
    },
    onGap: () => {
      // Sent immediately, so that back ends stop using their caches, and again when every change is received.
      if (!isDisconnected) send(RESET);
      isDisconnected = true;
    },
    onProof: () => {
      if (isDisconnected) send(RESET);
      isDisconnected = false;
      send(HEARTBEAT);
    },
  });

  return {
    /** Opens a stream for the back end whose key is called `name`. Throws `unavailable` when there are too many. */
    open(name: string): ReadableStream<Uint8Array> {
      if (isClosed || streams.size >= STREAMS_MOST)
        throw new AppError('unavailable', { detail: isClosed ? 'closing' : 'too many event streams' });
      let end = (_why: string) => {};
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const release = changeListener.hold();
            const stream = {
              send: (bytes: Uint8Array) => {
                if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(bytes);
                controller.error(new Error('the reader is too slow'));
                end('too slow');
              },
              close: () => {
                controller.close();
                end('closing');
              },
            };
            end = (why) => {
              if (!streams.delete(stream)) return;
              release();
              log.info({ key: name, why, streams: streams.size }, 'an event stream ended');
            };
            streams.add(stream);
            stream.send(RESET);
          },
          cancel: () => end('the reader left'),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: BACKLOG_MOST }),
      );
      log.info({ key: name, streams: streams.size }, 'an event stream began');
      return body;
    },

    /** Open streams. */
    count: (): number => streams.size,

    /** Closes every stream normally, and opens no more. */
    close(): void {
      isClosed = true;
      for (const stream of streams) stream.close();
    },
  };
}
export type EventStreams = ReturnType<typeof createEventStreams>;
