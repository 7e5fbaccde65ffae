import { createRandomText } from './base64url.ts';

/** A sign-in that this tab began, until the person returns. */
export type Attempt = {
  /** The origin of the Gatehouse that must answer (RFC 9207 §2.4). */
  issuer: string;
  /** The secret behind the challenge (RFC 7636 §4.1). */
  verifier: string;
  redirectUri: string;
  /** The complete address to show after the return; `redirectUri` lacks its fragment. */
  target: string;
};

const KEY = 'gatehouse.attempts.1';
/**
 * Each link has an attempt of its own, and the newest are kept. A page may render its links twenty times a second, also
 * after the press, while the browser waits for Gatehouse.
 */
const MOST = 100;

/** Our states have a form of their own, so that the answers of other providers are left alone. */
const STATE = /^gatehouse_[\w-]{43}$/;
export const isOwnState = (text: string): boolean => STATE.test(text);

function readAll(): Record<string, Attempt> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
  } catch {
    return {}; // no storage, or not our text
  }
}

/** Throws where the browser stores nothing. */
function writeAll(attempts: Record<string, Attempt>): void {
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(attempts).slice(-MOST))));
}

/** Stores an attempt in this tab, and returns its new state. Throws where the browser stores nothing. */
export function keepAttempt(attempt: Attempt): string {
  const state = `gatehouse_${createRandomText()}`;
  writeAll({ ...readAll(), [state]: attempt });
  return state;
}

/** The attempt with this state, which stays stored. */
export const findAttempt = (state: string): Attempt | undefined =>
  isOwnState(state) ? readAll()[state] : undefined;

/** Removes the attempt with this state and returns it: a state is good for one return. */
export function takeAttempt(state: string): Attempt | undefined {
  const attempt = findAttempt(state);
  if (!attempt) return undefined;
  const { [state]: _taken, ...others } = readAll();
  writeAll(others);
  return attempt;
}
