import { type IncomingHttpHeaders, request } from 'node:http';

export type Sent = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** The client disconnects after this many milliseconds. */
  abortAfter?: number;
};

/** What came back. `status` is null when nothing did; then `error` says why. Instants are of `performance.now()`. */
export type Answer = {
  status: number | null;
  error: string | null;
  headers: IncomingHttpHeaders;
  body: string;
  sentAt: number;
  doneAt: number;
};

/** The service answers within two time-outs of its database. A caller that waited this long was forgotten. */
const PATIENCE = 25_000; // ms

/**
 * Sends one request over a connection of its own: a connection that is kept may be closed while the next request is on
 * its way, and then nobody knows whether the request was accepted.
 */
export function call(port: number, { method, path, headers = {}, body, abortAfter }: Sent): Promise<Answer> {
  const sentAt = performance.now();
  return new Promise((resolve) => {
    const end = (part: Partial<Answer>) => {
      clearTimeout(aborting);
      resolve({
        status: null,
        error: null,
        headers: {},
        body: '',
        ...part,
        sentAt,
        doneAt: performance.now(),
      });
    };
    const sending = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      agent: false,
      timeout: PATIENCE,
      headers,
    });
    sending.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      response.on('end', () =>
        end({ status: response.statusCode ?? null, headers: response.headers, body: text }),
      );
      response.on('error', (error) => end({ error: `${error.message} in the answer` }));
    });
    sending.on('timeout', () => sending.destroy(new Error('no answer')));
    sending.on('error', (error: NodeJS.ErrnoException) => end({ error: error.code ?? error.message }));
    const aborting =
      abortAfter === undefined
        ? undefined
        : setTimeout(() => sending.destroy(new Error('aborted')), abortAfter);
    sending.end(body);
  });
}
