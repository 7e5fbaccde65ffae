import { randomUUID } from 'node:crypto';

/**
 * The values that a write may have left. A write that was acknowledged leaves one. A write without an answer, or with a
 * 503, may have happened or not.
 */
export class Possible<Value> {
  #values: Set<Value>;
  constructor(value: Value) {
    this.#values = new Set([value]);
  }
  /** Before the request. */
  begin(value: Value): void {
    this.#values.add(value);
  }
  /** The value is known now. */
  settle(value: Value): void {
    this.#values = new Set([value]);
  }
  has(value: Value): boolean {
    return this.#values.has(value);
  }
  list(): Value[] {
    return [...this.#values];
  }
}

/** A session that a sign-in was acknowledged with. Instants are of `performance.now()`. */
export type HeldSession = {
  id: string;
  /** The signed token, as a cookie and as a bearer token carry it. */
  token: string;
  /** The process that acknowledged it. */
  startedBy: number;
  /** A request that ends it was sent. Null while none was: then every door must accept it. */
  endBegunAt: number | null;
  /** Such a request was acknowledged. From then on it must be refused. */
  endedAt: number | null;
  /** The process that acknowledged its end. */
  endedBy: number | null;
};

/** Somebody with one account, and what their client knows about it. Their acts follow one another. */
export class Person {
  name = 'Ada';
  readonly emails = new Possible(`${randomUUID()}@example.com`);
  readonly passwords = new Possible(`pass ${randomUUID()}`);
  readonly exists = new Possible(false);
  readonly bios = new Possible('');
  readonly hasPicture = new Possible(false);
  readonly isLeaving = new Possible(false);
  /** Whether a deletion was ever requested. */
  mayLeave = false;
  readonly sessions: HeldSession[] = [];
  /** Secrets that this person sent or received. None may be in a log. */
  readonly secrets = new Set<string>();
  /** The mails that were acknowledged. */
  mailsPromised = 0;
  /** How often acts were done that the service limits by the hour. */
  readonly done = new Map<string, number>();
  acts = 0;

  get email(): string {
    return this.emails.list()[0] ?? '';
  }
  /** The sessions that every door must accept. */
  get live(): HeldSession[] {
    return this.sessions.filter(({ endBegunAt }) => endBegunAt === null);
  }
  /** Those and the ones whose end was not acknowledged. */
  get open(): HeldSession[] {
    return this.sessions.filter(({ endedAt }) => endedAt === null);
  }

  hold(id: string, token: string, startedBy: number): void {
    this.secrets.add(token);
    this.sessions.push({ id, token, startedBy, endBegunAt: null, endedAt: null, endedBy: null });
  }
}

/** Requests that end these sessions are sent now. Returns what to call once the end is acknowledged. */
export function beginEnd(sessions: readonly HeldSession[]): (by: number) => void {
  for (const one of sessions) one.endBegunAt ??= performance.now();
  return (by) => {
    for (const one of sessions) {
      if (one.endedAt !== null) continue;
      one.endedAt = performance.now();
      one.endedBy = by;
    }
  };
}
