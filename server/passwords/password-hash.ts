import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyPassword as verifyScrypt } from 'better-auth/crypto';
import { toPasswordForm } from '../../shared/credentials.ts';
import { createConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import { type HashJob, startHashThread } from './hash-thread.ts';

// OWASP Password Storage Cheat Sheet's first argon2id setting: 19 MiB, 2 passes, 1 lane. About
// 8 ms a hash here; the parameters travel inside the hash, so they can be raised later.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One core stays free for everybody who is signed in already; more than four find no requests to work for. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));
const takeTurn = createConcurrencyLimiter({ places: THREADS, patience: 5_000 });
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
export const hashPassword = async (password: string): Promise<string> =>
  String(await run({ password: toPasswordForm(password) }));

/**
 * The forms a presented password is tried in: mapped, and second as it was hashed before spaces were mapped, only
 * where the two differ.
 */
const toForms = (password: string): string[] => [...new Set([toPasswordForm(password), password])];

/**
 * What Better Auth hashes, and hashes as well where there is nobody to check: then it takes as many hashes as a
 * wrong password does (ASVS 6.3.8). A password that is chosen has one form alone.
 */
export async function hashEachForm(password: string): Promise<string> {
  const [mapped = '', ...others] = toForms(password);
  const hash = await run({ password: mapped });
  for (const form of others) await run({ password: form }); // one after the other, as they are checked
  return String(hash);
}

/** Better Auth's own scrypt hashes, of people who come from elsewhere: salt and key in hex. */
const SCRYPT = /^[0-9a-f]{32}:[0-9a-f]{128}$/;

type Presented = { password: string; hash: string };

const verifyForm = async (presented: Presented): Promise<boolean> =>
  SCRYPT.test(presented.hash) ? takeTurn(() => verifyScrypt(presented)) : (await run(presented)) === true;

/** The form of `password` that made `hash`; null when none did. Throws `unavailable` likewise. */
export async function findMatchingForm({ password, hash }: Presented): Promise<string | null> {
  for (const form of toForms(password)) if (await verifyForm({ password: form, hash })) return form;
  return null;
}

/** True when `password` made `hash`; a malformed hash matches nothing. Throws `unavailable` likewise. */
export const verifyPassword = async (presented: Presented): Promise<boolean> =>
  (await findMatchingForm(presented)) !== null;

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
