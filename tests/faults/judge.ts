import type { Entry } from './call-log.ts';

/** What the fault allows. Without a fault it allows nothing. */
export type Allowed = {
  /** 503 answers. */
  unavailable: boolean;
  /** Connections to the service that break without an answer. */
  broken: boolean;
};

/** Milliseconds after which every process must know of a revocation (ASVS 7.4). */
const KNOWN_WITHIN = 3_000;
/** Milliseconds. A 503 after such a wait says that the machine is busy: a queue or a statement took too long. */
const BUSY_AFTER = 3_000;
const INTERNALS = /\b(?:select|insert|update) |ECONN|ETIMEDOUT|terminat|postgres|node_modules|\bat \/|stack/i;

/** The breaches of the seven rules of the contract in one request, seen from the client. */
export function findBreaches(entry: Entry, allowed: Allowed): string[] {
  const { status, error, headers, body, act, held, isSignedOut, isAborted, expected, process } = entry;
  const say = (text: string) => `${act} at process ${process}: ${text}`;
  if (status === null) return isAborted || allowed.broken ? [] : [say(`no answer (${error})`)];

  const breaches: string[] = [];
  const waits = status === 503 || status === 429;
  if (waits && !/^\d+$/.test(String(headers['retry-after'])))
    breaches.push(say(`${status} without Retry-After`));
  if (status >= 400 && INTERNALS.test(body)) breaches.push(say(`${status} with internals: ${body}`));
  if (status >= 500 && headers['set-cookie']) breaches.push(say(`${status} with Set-Cookie`));
  const isBusy = entry.doneAt - entry.sentAt > BUSY_AFTER;
  if (status === 503)
    return allowed.unavailable || isBusy ? breaches : [...breaches, say(`503 without a fault: ${body}`)];

  if (held && isSignedOut) {
    const wasEnding = held.endBegunAt !== null && held.endBegunAt <= entry.doneAt;
    return wasEnding ? breaches : [...breaches, say(`a live session was refused: ${status} ${body}`)];
  }
  if (held?.endedAt && status === 200 && isAnswerAbout(act)) {
    const late = entry.sentAt - held.endedAt;
    if (late > (held.endedBy === process ? 0 : KNOWN_WITHIN))
      breaches.push(say(`a session was accepted ${Math.round(late)} ms after its end was acknowledged`));
  }
  if (!expected.includes(status)) breaches.push(say(`${status} ${body}`));
  return breaches;
}

/** A sign-out is 200 with any credential. */
const isAnswerAbout = (act: string): boolean => act !== 'sign-out';
