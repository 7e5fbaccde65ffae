import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';

type Call = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The address of this machine from which the call is made. */
  from?: string;
};

const ANSWER_WITHIN = 10_000; // ms until the headers of the answer

/** Calls `origin`, whose name resolves to this machine, as a program does. Resolves with the headers of the answer. */
export const openCall = (
  origin: string,
  path: string,
  ca: string,
  { method = 'GET', headers = {}, body, from }: Call = {},
): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    const { hostname, host, port } = new URL(origin);
    const call = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        ca,
        servername: hostname,
        agent: false,
        ...(from && { localAddress: from }),
        headers: { host, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      },
      (answer) => {
        clearTimeout(late);
        done(answer);
      },
    );
    const late = setTimeout(() => call.destroy(new Error(`${path}: no answer`)), ANSWER_WITHIN);
    call.once('error', fail);
    call.end(body);
  });

export async function readText(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const bytes of answer.setEncoding('utf8')) text += bytes;
  return text;
}
