import { connect, type Socket } from 'node:net';

// Load from a process of its own: raw sockets and prepared bytes, so that it costs less than what it
// measures. Started with its task as JSON in the first argument; prints its findings as JSON.

export type LoadTask = {
  port: number;
  /** Whole requests; each connection walks through them from a place of its own. */
  requests: string[];
  connections: number;
  /** Milliseconds. */
  duration: number;
  /** Requests a second of all connections together; as fast as they are answered when absent. */
  rate?: number;
  /** The status every answer must have. */
  status: number;
};
export type LoadResult = {
  answers: number;
  /** Of another status than asked for. */
  wrong: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
};

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Asks as long and as fast as the task says. */
export async function runLoad(task: LoadTask): Promise<LoadResult> {
  const requests = task.requests.map((request) => Buffer.from(request, 'latin1'));
  const latencies: number[] = [];
  let wrong = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + task.duration;
  const every = task.rate ? (1000 / task.rate) * task.connections : 0;

  const ask = (place: number) =>
    new Promise<void>((resolve, reject) => {
      const socket: Socket = connect(task.port, '127.0.0.1');
      let at = Math.floor((requests.length / task.connections) * place);
      let sentAt = 0;
      let due = startedAt + (every / task.connections) * place;
      let pending: Buffer | undefined;
      const send = () => {
        // With a fixed rate the wait for a late answer counts too: a person does not wait to click.
        sentAt = every ? due : performance.now();
        const request = requests[at % requests.length] as Buffer;
        at += 1;
        socket.write(request);
      };
      const next = () => {
        const now = performance.now();
        if (now >= endsAt) {
          socket.destroy();
          return resolve();
        }
        if (!every) return send();
        due += every;
        if (due <= now) send();
        else setTimeout(send, due - now);
      };
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('connect', next);
      socket.on('data', (data) => {
        const answer = pending ? Buffer.concat([pending, data]) : data;
        const length = lengthOf(answer);
        if (length === null || answer.length < length) {
          pending = answer;
          return;
        }
        pending = undefined;
        latencies.push(performance.now() - sentAt);
        if (Number(answer.toString('latin1', 9, 12)) !== task.status) wrong += 1;
        next();
      });
    });
  await Promise.all(Array.from({ length: task.connections }, (_, place) => ask(place)));
  const seconds = (performance.now() - startedAt) / 1000;
  latencies.sort((a, b) => a - b);
  const percentile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    answers: latencies.length,
    wrong,
    perSecond: latencies.length / seconds,
    p50: percentile(0.5),
    p99: percentile(0.99),
  };
}

/** Bytes of the whole answer; null while its head is not complete. */
function lengthOf(answer: Buffer): number | null {
  const head = answer.indexOf(END_OF_HEAD);
  if (head < 0) return null;
  const text = answer.toString('latin1', 0, head);
  const at = text.search(/content-length:/i);
  if (at < 0) throw new Error(`an answer without a length: ${text}`);
  return head + 4 + Number.parseInt(text.slice(at + 15), 10);
}

if (process.argv[2] === '--task') {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  process.stdout.write(JSON.stringify(await runLoad(JSON.parse(text))));
}
