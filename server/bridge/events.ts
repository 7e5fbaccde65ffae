import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Change } from '../session/change.ts';
import type { ChangeListener } from '../session/change-listener.ts';

/** Streams of one process. A worker of a back end needs one. */
const STREAMS_MOST = 1_000;
/** Bytes one reader may lag behind: some thousand events. Then it is cut off, and starts over with a `reset`. */
const BACKLOG_MOST = 256 * 1024;

type Stream = { send(bytes: Uint8Array): void; close(): void };

const encoder = new TextEncoder();
const toBytes = (event: string, data: object = {}) =>
  encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
const RESET = toBytes('reset');
const HEARTBEAT = toBytes('heartbeat');

/** A change as back ends hear of it; ids only. Null for one that makes none of their answers untrue. */
function toEvent(change: Change): Uint8Array | null {
  switch (change.kind) {
    case 'session.revoked':
      return toBytes(change.kind, { sessionId: change.sessionId });
    case 'user.changed':
    case 'user.revoked':
      return toBytes(change.kind, { userId: change.userId });
    case 'session.created':
      return null;
    case 'reset':
      return RESET;
  }
}

/**
 * Server-sent events for back ends that keep answers in memory of their own. A heartbeat is sent for
 * each proof that this process hears the database, and for nothing else. When it can hear no more, a
 * `reset` says so; then the streams are silent, and start again with another.
 */
export function createEventStreams(changeListener: ChangeListener, log: Log) {
  const streams = new Set<Stream>();
  let isClosed = false;
  /** True from a gap on until there is a proof again: what is heard in between may not be all. */
  let isDeaf = false;

  const send = (bytes: Uint8Array) => {
    for (const stream of streams) stream.send(bytes);
  };
  changeListener.subscribe({
    onChange: (change) => {
      const event = isDeaf ? null : toEvent(change);
      if (event) send(event);
    },
    onGap: () => {
      // At once, so that keepers stop trusting what they hold; and again when all can be heard.
      if (!isDeaf) send(RESET);
      isDeaf = true;
    },
    onProof: () => {
      if (isDeaf) send(RESET);
      isDeaf = false;
      send(HEARTBEAT);
    },
  });

  return {
    /** A stream for whoever holds the key called `name`. Throws `unavailable` when there are too many. */
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

    /** Ends every stream in good order, and opens no more. */
    close(): void {
      isClosed = true;
      for (const stream of streams) stream.close();
    },
  };
}
export type EventStreams = ReturnType<typeof createEventStreams>;
