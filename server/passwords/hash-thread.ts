import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { HashCheck } from './stored-hash.ts';

/** A job for a thread: hash a password, or check whether it matches a stored hash. */
export type HashJob = { password: string; check?: HashCheck };
type Reply = { result: string | boolean } | { error: string };

/** With this, a thread gets a third of the event loop's share when all processors are busy. It does not starve. */
const NICENESS = 5;

// The program is a string, because this file runs bundled, from its sources and in tests, where a worker finds neither
// its own path nor the paths of the packages. A malformed hash matches no password. bcrypt is loaded for the first
// imported hash: few services have any.
const PROGRAM = `
  const { pbkdf2Sync, scryptSync, timingSafeEqual } = require('node:crypto');
  const { setPriority } = require('node:os');
  const { parentPort, workerData } = require('node:worker_threads');
  const { hashSync, verifySync } = require(workerData.argon2);
  // Linux gives each thread a priority; elsewhere this would be the whole process's.
  try {
    if (process.platform === 'linux') setPriority(workerData.niceness);
  } catch {} // a sandbox may forbid it; then sign-ins are felt a little more
  const derive = {
    scrypt: ({ form, N, r, p }, password, salt, length) =>
      scryptSync(password.normalize(form), salt, length, { N, r, p, maxmem: 256 * N * r + 1024 * r * p }),
    pbkdf2: ({ digest, iterations }, password, salt, length) =>
      pbkdf2Sync(password, salt, iterations, length, digest),
  };
  const isMatch = (check, password) => {
    if (check.kind === 'argon2') return verifySync(check.hash, password);
    if (check.kind === 'bcrypt') return require(workerData.bcrypt).compareSync(password, check.hash);
    const key = Buffer.from(check.key, 'base64');
    const salt = Buffer.from(check.salt, 'base64');
    return timingSafeEqual(derive[check.kind](check, password, salt, key.length), key);
  };
  const matches = (check, password) => {
    try { return isMatch(check, password); } catch { return false; }
  };
  parentPort.on('message', ({ password, check }) => {
    try {
      const result = check === undefined ? hashSync(password, workerData.cost) : matches(check, password);
      parentPort.postMessage({ result });
    } catch (error) {
      parentPort.postMessage({ error: error.message });
    }
  });
`;

/**
 * Starts a thread that hashes one job at a time, at a low priority. A sign-in may take a millisecond longer, but
 * requests of users who are signed in already do not wait for it (`bench/`). Hashes on libuv's threads would have the
 * priority of the event loop and would take processor time away from it.
 */
export function startHashThread(cost: object, niceness = NICENESS) {
  const { resolve } = createRequire(import.meta.url);
  const worker = new Worker(PROGRAM, {
    eval: true,
    execArgv: [],
    env: {},
    workerData: { argon2: resolve('@node-rs/argon2'), bcrypt: resolve('bcryptjs'), cost, niceness },
  });
  worker.unref();
  let isAlive = true;
  let pending: { resolve(result: string | boolean): void; reject(error: unknown): void } | undefined;
  const fail = (error: unknown) => {
    isAlive = false;
    pending?.reject(error);
  };
  worker.on('message', (reply: Reply) => {
    if ('error' in reply) pending?.reject(new Error(reply.error));
    else pending?.resolve(reply.result);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a hashing thread ended')));

  return {
    isAlive: () => isAlive,
    run: (job: HashJob) =>
      new Promise<string | boolean>((resolve, reject) => {
        if (!isAlive) return reject(new Error('the hashing thread has ended'));
        pending = { resolve, reject };
        worker.postMessage(job);
      }),
  };
}
