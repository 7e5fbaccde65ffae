import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { toPasswordForm } from '../../shared/credentials.ts';
import { createConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import { type HashJob, startHashThread } from './hash-thread.ts';
import { readStoredHash } from './stored-hash.ts';

// OWASP Password Storage Cheat Sheet's first argon2id setting: 19 MiB, 2 passes, 1 lane. A hash takes about 8 ms here.
// The parameters are part of the hash, so they can be raised later.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One core stays free for users who are signed in already. More than four threads would not find enough requests. */
const findThreads = (processes: number) =>
  Math.max(1, Math.min(4, Math.floor((availableParallelism() - 1) / processes)));
const takeTurn = createConcurrencyLimiter({ places: findThreads(1), patience: 5_000 });
const idle: ReturnType<typeof startHashThread>[] = [];

/** The queue before the hash threads, for measuring. The process has one, because it has one set of cores. */
export const hashQueue = {
  countWaiting: takeTurn.countWaiting,
  watch: takeTurn.watch,
  /** Shares the threads with the other processes of this machine: `processes` in all. */
  shareAmong: (processes: number): void => takeTurn.setPlaces(findThreads(processes)),
};

type TraceHash = <Result>(work: () => Promise<Result>) => Promise<Result>;
let trace: TraceHash = (work) => work();
/** Makes each hash, with its wait in the queue, run inside a span. */
export function traceHashes(tracer: TraceHash): void {
  trace = tracer;
}

/** A thread rests for this many times the duration of its job. */
const REST = 2;
/** Milliseconds. A thread rests no longer than two hashes take without other load. */
const REST_MOST = 20;

/**
 * Runs a job when a thread is free. After each job, its thread rests for longer than it worked: hashing floods the
 * processor's caches and the memory, and the event loop has to run the SQL statements of a sign-in. This still permits
 * about thirty sign-ins per second and thread, and does not slow other requests down (`bench/`).
 */
const run = (job: HashJob): Promise<string | boolean> => trace(() => runUntraced(job));

const runUntraced = (job: HashJob): Promise<string | boolean> =>
  new Promise((resolve, reject) => {
    takeTurn(async () => {
      const startedAt = performance.now();
      let thread = idle.pop();
      while (thread && !thread.isAlive()) thread = idle.pop();
      thread ??= startHashThread(COST);
      await thread.run(job).then(resolve, reject);
      if (thread.isAlive()) idle.push(thread);
      await sleep(Math.min(REST_MOST, REST * (performance.now() - startedAt)), undefined, { ref: false });
    }).catch(reject);
  });

/** Returns an argon2id hash in PHC form. Throws `unavailable` when too many jobs wait. */
export const hashPassword = async (password: string): Promise<string> =>
  String(await run({ password: toPasswordForm(password) }));

/**
 * The forms in which a presented password is tried: first with mapped spaces, then as it was hashed before spaces were
 * mapped, if the two differ.
 */
const toForms = (password: string): string[] => [...new Set([toPasswordForm(password), password])];

/**
 * Hashes each form of a password. Where no stored hash exists to check, this takes as many hashes as a wrong password
 * does (ASVS 6.3.8). A newly chosen password is hashed in one form only, by `hashPassword`.
 */
export async function hashEachForm(password: string): Promise<void> {
  for (const form of toForms(password)) await run({ password: form }); // one after the other, as in a check
}

type Presented = { password: string; hash: string };

/** A hash that cannot be checked takes as much work as an unknown address. */
async function verifyForm({ password, hash }: Presented): Promise<boolean> {
  const check = readStoredHash(hash);
  return (await run(check === null ? { password } : { password, check })) === true;
}

/** The form of `password` that matches `hash`; null when none does. Throws `unavailable` like `hashPassword`. */
export async function findMatchingForm({ password, hash }: Presented): Promise<string | null> {
  for (const form of toForms(password)) if (await verifyForm({ password: form, hash })) return form;
  return null;
}

/** True when `password` matches `hash`. A malformed hash matches nothing. Throws `unavailable` like `hashPassword`. */
export const verifyPassword = async (presented: Presented): Promise<boolean> =>
  (await findMatchingForm(presented)) !== null;

/** True for a hash with another algorithm or other parameters than a new hash. The next verification replaces it. */
export function isOutdated(hash: string): boolean {
  const [, memoryCost, timeCost, parallelism] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hash) ?? [];
  return (
    Number(memoryCost) !== COST.memoryCost ||
    Number(timeCost) !== COST.timeCost ||
    Number(parallelism) !== COST.parallelism
  );
}
