import { createHash } from 'node:crypto';
import type { Log } from '../log.ts';
import type { IsBreached } from './password-policy.ts';

/** Milliseconds. A person who chooses a password does not wait longer for an external service. */
const PATIENCE = 1_500;
const PREFIX_LENGTH = 5; // hex digits of the SHA-1. About a thousand known passwords share one prefix

/**
 * Looks passwords up in a collection of leaked passwords by k-anonymity, as in the range API of Have I Been Pwned: only
 * five digits of the digest leave this process, neither the password nor the whole digest. Without an answer a password
 * counts as not leaked, so that an outage of the external service does not stop people from choosing a password.
 */
export function createBreachLookup(url: string, log: Log): IsBreached {
  const base = url.endsWith('/') ? url : `${url}/`;
  return async (password) => {
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
    try {
      const response = await fetch(`${base}${digest.slice(0, PREFIX_LENGTH)}`, {
        headers: { 'add-padding': 'true' },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) throw new Error(`the look-up answered ${response.status}`);
      const suffix = digest.slice(PREFIX_LENGTH);
      // Padding lines have the count 0.
      return (await response.text())
        .split('\n')
        .some((line) => line.startsWith(`${suffix}:`) && !/:0\s*$/.test(line));
    } catch (error) {
      log.warn({ error }, 'a password could not be looked up, and was let through');
      return false;
    }
  };
}
