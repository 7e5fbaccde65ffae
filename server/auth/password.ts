import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { createTurnstile } from './turnstile.ts';

// OWASP Password Storage Cheat Sheet's first argon2id setting: 19 MiB, 2 passes, 1 lane. About
// 8 ms a hash here; the parameters travel inside the hash, so they can be raised later.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * One core stays free for everybody who is signed in already: hashes on all of them made the bridge
 * wait ten times as long (`bench/`). Beyond four they would wait for libuv's threads anyway.
 */
const takeCore = createTurnstile({
  places: Math.max(1, Math.min(4, availableParallelism() - 1)),
  patience: 5_000,
});

/** An argon2id hash in PHC form. Throws `unavailable` when too many wait for theirs. */
export const hashPassword = (password: string): Promise<string> => takeCore(() => hash(password, COST));

/**
 * True when `password` made `hash`. A malformed hash matches nothing instead of throwing. Throws
 * `unavailable` when too many wait for theirs.
 */
export const verifyPassword = ({ password, hash }: { password: string; hash: string }): Promise<boolean> =>
  takeCore(() => verify(hash, password).catch(() => false));
