import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { accessTokenOf, cookieOf } from './people.ts';

// Generates load from a process of its own, over raw sockets with prepared bytes, so that it costs less than the
// measured program. It reads one task per line as JSON and prints each result as JSON, until its input ends. A
// long-running process reaches its full speed, and short measurements can take turns.

export type LoadTask = {
  port: number;
  path: string;
  /** The seeded people who send the requests, one after the other; each connection starts at another person. */
  people: { from: number; to: number };
  secret: string;
  /** What the people present: their session cookie, or the access token of a site. */
  credential?: 'cookie' | 'access';
  connections: number;
  /** Milliseconds. */
  duration: number;
  /** Requests per second of all connections together. When absent, each answer is followed by the next request. */
  rate?: number;
  headers?: Record<string, string>;
};
export type LoadResult = {
  answers: number;
  /** Answers with another status than 200. */
  wrong: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
};

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LENGTH_NAMES = [Buffer.from('\r\nContent-Length: '), Buffer.from('\r\ncontent-length: ')] as const;
/** Better Auth's own handler sends its answers in chunks. */
const CHUNKED = [
  Buffer.from('\r\nTransfer-Encoding: chunked'),
  Buffer.from('\r\ntransfer-encoding: chunked'),
];
const END_OF_CHUNKS = Buffer.from('\r\n0\r\n\r\n');
const CLOSE = Buffer.from('\r\nConnection: close');
const ZERO = 48; // in ASCII
const OK = Buffer.from(' 200 ');

const prerendered = new Map<string, Buffer[]>();
/** How far each connection has advanced in these requests: a measurement continues where the last one ended. */
const walked = new WeakMap<Buffer[], number>();

function findRequests({
  port,
  path,
  people,
  secret,
  credential = 'cookie',
  headers = {},
}: LoadTask): Buffer[] {
  const key = JSON.stringify([port, path, people, credential, headers]);
  const known = prerendered.get(key);
  if (known) return known;
  const requests = prepare({ port, path, people, secret, credential, headers });
  prerendered.set(key, requests);
  return requests;
}

type Asked = Required<Pick<LoadTask, 'port' | 'path' | 'people' | 'secret' | 'credential' | 'headers'>>;
function prepare({ port, path, people, secret, credential, headers }: Asked): Buffer[] {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const present = (n: number) =>
    credential === 'cookie' ? `Cookie: ${cookieOf(n, secret)}` : `Authorization: Bearer ${accessTokenOf(n)}`;
  return Array.from({ length: people.to - people.from }, (_, index) =>
    Buffer.from(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${present(people.from + index)}\r\n${more.join('')}\r\n`,
    ),
  );
}

async function runLoad(task: LoadTask): Promise<LoadResult> {
  const requests = findRequests(task);
  const latencies: number[] = [];
  let wrong = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + task.duration;
  const begun = walked.get(requests) ?? 0;
  const every = task.rate ? (1000 / task.rate) * task.connections : 0;

  const ask = (place: number) =>
    new Promise<void>((resolve, reject) => {
      let socket: Socket;
      let isDone = false;
      let at = Math.floor((requests.length / task.connections) * place) + begun;
      let due = startedAt + (every / task.connections) * place;
      let sentAt = 0;
      let pending: Buffer | undefined;
      const send = (since: number) => {
        sentAt = since;
        socket.write(requests[at % requests.length] as Buffer);
        at += 1;
      };
      const next = () => {
        const now = performance.now();
        if (now >= endsAt) {
          isDone = true;
          socket.destroy();
          return resolve();
        }
        if (!every) return send(now);
        due += every;
        // The wait caused by a late answer counts as latency; a late timer of this program does not.
        if (due <= now) send(due);
        else setTimeout(() => send(performance.now()), due - now);
      };
      const open = () => {
        let isAnswered = false;
        socket = connect(task.port, '127.0.0.1');
        socket.setNoDelay(true);
        socket.on('error', (error) => isAnswered || reject(error));
        socket.on('connect', () => next());
        socket.on('data', (data) => {
          const answer = pending ? Buffer.concat([pending, data]) : data;
          const length = lengthOf(answer);
          if (length === null || answer.length < length) {
            pending = answer;
            return;
          }
          pending = undefined;
          isAnswered = true;
          latencies.push(performance.now() - sentAt);
          if (answer.indexOf(OK) !== 8) wrong += 1;
          if (answer.subarray(0, answer.indexOf(END_OF_HEAD)).includes(CLOSE)) socket.destroy();
          else next();
        });
        // A worker closes some connections, so that they move to another worker.
        socket.on('close', () => isDone || open());
      };
      open();
    });
  await Promise.all(Array.from({ length: task.connections }, (_, place) => ask(place)));
  const seconds = (performance.now() - startedAt) / 1000;
  walked.set(requests, begun + Math.ceil(latencies.length / task.connections));
  latencies.sort((a, b) => a - b);
  const percentile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    answers: latencies.length,
    wrong,
    perSecond: latencies.length / seconds,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
  };
}

/**
 * The number of bytes of the whole answer; null while its head or its last chunk is missing. It searches bytes, because decoding
 * to text would cost more than a request.
 */
function lengthOf(answer: Buffer): number | null {
  const head = answer.indexOf(END_OF_HEAD);
  if (head < 0) return null;
  let at = answer.indexOf(LENGTH_NAMES[0]);
  if (at < 0 || at > head) at = answer.indexOf(LENGTH_NAMES[1]);
  if (at < 0 || at > head) {
    const isChunked = CHUNKED.some((header) => answer.subarray(0, head).includes(header));
    if (!isChunked) throw new Error(`an answer without a length: ${answer.toString('latin1', 0, head)}`);
    const end = answer.indexOf(END_OF_CHUNKS, head);
    return end < 0 ? null : end + END_OF_CHUNKS.length;
  }
  let length = 0;
  for (let index = at + LENGTH_NAMES[0].length; (answer[index] ?? 0) >= ZERO; index += 1)
    length = length * 10 + (answer[index] ?? 0) - ZERO;
  return head + END_OF_HEAD.length + length;
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await runLoad(JSON.parse(line)))}\n`);
