import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What a thread is asked: to hash a password, or to say whether it made a hash. */
export type HashJob = { password: string; hash?: string };
type Reply = { result: string | boolean } | { error: string };

/** A third of the event loop's share where all processors are busy: enough not to starve. */
const NICENESS = 5;

// As text, because the same file runs bundled, from its sources and under the tests, where a worker
// finds neither its own path nor the package's. A malformed hash matches nothing.
const PROGRAM = `
  const { setPriority } = require('node:os');
  const { parentPort, workerData } = require('node:worker_threads');
  const { hashSync, verifySync } = require(workerData.argon2);
  // Linux gives each thread a priority; elsewhere this would be the whole process's.
  try {
    if (process.platform === 'linux') setPriority(workerData.niceness);
  } catch {} // a sandbox may forbid it; then sign-ins are felt a little more
  const matches = (hash, password) => {
    try { return verifySync(hash, password); } catch { return false; }
  };
  parentPort.on('message', ({ password, hash }) => {
    try {
      const result = hash === undefined ? hashSync(password, workerData.cost) : matches(hash, password);
      parentPort.postMessage({ result });
    } catch (error) {
      parentPort.postMessage({ error: error.message });
    }
  });
`;

/**
 * A thread that hashes, one job at a time, at a low priority: who signs in may wait a millisecond
 * longer, but nobody who is signed in already waits for them (`bench/`). Hashes on libuv's threads
 * have the priority of the event loop and take its processor away.
 */
export function startHashThread(cost: object, niceness = NICENESS) {
  const argon2 = createRequire(import.meta.url).resolve('@node-rs/argon2');
  const worker = new Worker(PROGRAM, {
    eval: true,
    execArgv: [],
    env: {},
    workerData: { argon2, cost, niceness },
  });
  worker.unref();
  let isAlive = true;
  let settle: { resolve(result: string | boolean): void; reject(error: unknown): void } | undefined;
  const fail = (error: unknown) => {
    isAlive = false;
    settle?.reject(error);
  };
  worker.on('message', (reply: Reply) => {
    if ('error' in reply) settle?.reject(new Error(reply.error));
    else settle?.resolve(reply.result);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a hashing thread ended')));

  return {
    isAlive: () => isAlive,
    run: (job: HashJob) =>
      new Promise<string | boolean>((resolve, reject) => {
        if (!isAlive) return reject(new Error('the hashing thread has ended'));
        settle = { resolve, reject };
        worker.postMessage(job);
      }),
  };
}
