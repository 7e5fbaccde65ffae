import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyPassword as verifyScrypt } from 'better-auth/crypto';
import { type HashJob, startHashThread } from './hash-thread.ts';
import { createTurnstile } from './turnstile.ts';

// OWASP Password Storage Cheat Sheet's first argon2id setting: 19 MiB, 2 passes, 1 lane. About
// 8 ms a hash here; the parameters travel inside the hash, so they can be raised later.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One core stays free for everybody who is signed in already; more than four find no requests to work for. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));
const takeTurn = createTurnstile({ places: THREADS, patience: 5_000 });
const idle: ReturnType<typeof startHashThread>[] = [];

/** How long a thread rests, in times of how long it worked; in ms, not longer than two hashes take that nothing keeps waiting. */
const REST = 2;
const REST_MOST = 20;

/**
 * Runs a job when it is its turn. After each, its thread rests for longer than it worked: hashing
 * floods caches and memory, and the event loop has a sign-in's statements to see to. That leaves some
 * thirty sign-ins a second and thread, and everybody else their speed (`bench/`).
 */
const run = (job: HashJob): Promise<string | boolean> =>
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

/** An argon2id hash in PHC form. Throws `unavailable` when too many wait for theirs. */
export const hashPassword = async (password: string): Promise<string> => String(await run({ password }));

/** Better Auth's own scrypt hashes, of people who come from elsewhere: salt and key in hex. */
const SCRYPT = /^[0-9a-f]{32}:[0-9a-f]{128}$/;

/** True when `password` made `hash`; a malformed hash matches nothing. Throws `unavailable` likewise. */
export const verifyPassword = async (presented: { password: string; hash: string }): Promise<boolean> =>
  SCRYPT.test(presented.hash) ? takeTurn(() => verifyScrypt(presented)) : (await run(presented)) === true;

/** True for a hash that was made by other means than a new one would be: it is replaced when next verified. */
export function isOutdated(hash: string): boolean {
  const [, memoryCost, timeCost, parallelism] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hash) ?? [];
  return (
    Number(memoryCost) !== COST.memoryCost ||
    Number(timeCost) !== COST.timeCost ||
    Number(parallelism) !== COST.parallelism
  );
}
