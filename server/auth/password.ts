import { hash, verify } from '@node-rs/argon2';

// OWASP Password Storage Cheat Sheet's first argon2id setting: 19 MiB, 2 passes, 1 lane. About
// 8 ms a hash here; the parameters travel inside the hash, so they can be raised later.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** An argon2id hash in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** True when `password` made `hash`. A malformed hash matches nothing instead of throwing. */
export const verifyPassword = ({ password, hash }: { password: string; hash: string }): Promise<boolean> =>
  verify(hash, password).catch(() => false);
