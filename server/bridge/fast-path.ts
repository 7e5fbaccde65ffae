import type { IncomingMessage, ServerResponse } from 'node:http';
import { BRIDGE, BRIDGE_SESSION } from '../../shared/paths.ts';
import { readRequestId } from '../http/request-id.ts';
import type { Reply, SessionQuestion } from './session.ts';

const PATH = `${BRIDGE}${BRIDGE_SESSION}`;

/**
 * The bridge's one hot question, answered on node's own request and response: making a `Request`, a
 * `Response` and a walk through the middleware of it costs four times the answer itself (`bench/`).
 * It is the same question as in the door; a test compares the two. True when the request was taken.
 */
export function createFastPath(ask: SessionQuestion, fixed: Readonly<Record<string, string>>) {
  /**
   * Names and values one after the other, as node takes them fastest, and made once for all answers
   * in a row that have the same: it reads them before `writeHead` returns. Id and length come last.
   */
  let list: string[] = [];
  let listed: Reply['headers'] | undefined;
  const toList = (headers: Reply['headers']) => [
    ...Object.entries({ ...fixed, ...headers }).flat(),
    ...['X-Request-Id', '', 'Content-Length', ''],
  ];

  const send = (outgoing: ServerResponse, requestId: string, { status, headers, body }: Reply) => {
    if (headers !== listed) {
      list = toList(headers);
      listed = headers;
    }
    list[list.length - 3] = requestId;
    const length = Buffer.byteLength(body);
    list[list.length - 1] = String(length);
    outgoing.writeHead(status, list);
    // All ASCII: the same bytes in either encoding, and this one is copied without being looked at.
    outgoing.end(body, length === body.length ? 'latin1' : 'utf8');
  };

  return (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    if (incoming.url !== PATH || incoming.method !== 'GET') return false;
    const { headers } = incoming;
    const requestId = readRequestId(headers['x-request-id']);
    const reply = ask({ get: (name) => (headers[name] as string | undefined) ?? null }, requestId);
    if (reply instanceof Promise) void reply.then((late) => send(outgoing, requestId, late));
    else send(outgoing, requestId, reply);
    return true;
  };
}
