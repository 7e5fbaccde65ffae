import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** The running workers of a service. Linux only, as all of these tests. */
export function findWorkers(parent: number): number[] {
  const statuses = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [Number(pid), readStatus(pid)] as const);
  return statuses
    .filter(([, status]) => status.includes(`PPid:\t${parent}\n`) && !/^State:\tZ/m.test(status))
    .map(([pid]) => pid)
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes('main.js'))
    .sort((a, b) => a - b);
}

const readStatus = (pid: string): string => read(`/proc/${pid}/status`);

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process ended meanwhile
  }
};

export const isRunning = (pid: number): boolean => /^State:\t[^Z]/m.test(readStatus(String(pid)));

type Sent = { method?: string; headers?: Record<string, string>; body?: object };
export type Answered = { status: number; headers: Record<string, unknown>; body: string };

/** One connection that stays open, and therefore stays with the process that accepted it. */
export function openConnection(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: (path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answered> =>
      new Promise((resolve, reject) => {
        const json = body === undefined ? {} : { 'content-type': 'application/json' };
        const sending = request({
          host: '127.0.0.1',
          port,
          path,
          method,
          agent,
          headers: { ...json, ...headers },
        });
        sending.on('error', reject);
        sending.on('response', (response) => {
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        });
        sending.end(body === undefined ? undefined : JSON.stringify(body));
      }),
    close: () => agent.destroy(),
  };
}
export type Connection = ReturnType<typeof openConnection>;

/** A connection to this worker: the others are suspended while it is accepted. */
export async function connectTo(worker: number, all: readonly number[], port: number): Promise<Connection> {
  const others = all.filter((pid) => pid !== worker);
  for (const pid of others) process.kill(pid, 'SIGSTOP');
  try {
    const connection = openConnection(port);
    await connection.send('/livez');
    return connection;
  } finally {
    for (const pid of others) process.kill(pid, 'SIGCONT');
  }
}
