import type { IncomingMessage, ServerResponse } from 'node:http';
import { BRIDGE, BRIDGE_SESSION } from '../../shared/paths.ts';
import { readRequestId } from '../http/request-id.ts';
import type { Reply, SessionQuestion } from './session.ts';

const PATH = `${BRIDGE}${BRIDGE_SESSION}`;

/**
 * The fast path answers the bridge's most frequent request with Node's own request and response. A `Request`, a
 * `Response` and the middleware would cost four times as much as the answer itself (`bench/`). The door answers the
 * same request; a test compares the two. The returned function returns true when it has taken the request.
 */
export function createFastPath(ask: SessionQuestion, fixed: Readonly<Record<string, string>>) {
  /**
   * Header names and values in alternation, the form that Node processes fastest. Consecutive responses with the same
   * headers share one list, because Node reads it before `writeHead` returns. Request id and length come last.
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
    // An ASCII body has the same bytes in both encodings, and Node copies latin1 without checking each character.
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
