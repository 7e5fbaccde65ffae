import { type Answer, call, type Sent } from './call.ts';
import type { Entry } from './call-log.ts';
import type { HeldSession, Person } from './person.ts';
import type { Random } from './random.ts';

type Said = {
  act: string;
  person: Person;
  process: number;
  held?: HeldSession | null;
  expected?: readonly number[];
  /** Whether a 200 of this request says that nobody is signed in. */
  isSignedOut?: (answer: Answer) => boolean;
};

/** Milliseconds for which a process that refused a connection receives no other. */
const REFUSED_FOR = 500;

/** The client of the mixed load: it sends requests to the two processes and logs each with its answer. */
export function createClient(ports: readonly number[], random: Random) {
  const entries: Entry[] = [];
  let abortShare = 0;
  const refusedAt = ports.map(() => Number.NEGATIVE_INFINITY);

  async function send(said: Said, sent: Sent): Promise<Entry> {
    const { held = null, expected = [200], isSignedOut = () => false } = said;
    const isAborted = random.next() < abortShare;
    const answer = await call(ports[said.process] ?? 0, {
      ...sent,
      ...(isAborted && { abortAfter: random.below(60) }),
    });
    const entry = {
      ...answer,
      act: said.act,
      person: said.person,
      process: said.process,
      held,
      expected,
      isAborted,
      isSignedOut: answer.status === 401 || (answer.status === 200 && isSignedOut(answer)),
    };
    entries.push(entry);
    if (answer.error === 'ECONNREFUSED') refusedAt[said.process] = performance.now();
    return entry;
  }

  /** The headers of a browser, or of a program. */
  const credentialOf = ({ token }: HeldSession): Record<string, string> =>
    random.next() < 0.5
      ? {
          cookie: `better-auth.session_token=${encodeURIComponent(token)}`,
          'sec-fetch-site': 'same-origin',
        }
      : { authorization: `Bearer ${token}` };
  const JSON_TYPE = { 'content-type': 'application/json' };

  return {
    entries,
    setAborts: (share: number) => {
      abortShare = share;
    },
    send,
    /** A process for the next request: any that has not just refused a connection, as a load balancer chooses. */
    chooseProcess(): number {
      const all = ports.map((_, index) => index);
      const up = all.filter((index) => performance.now() - (refusedAt[index] ?? 0) > REFUSED_FOR);
      return random.pick(up.length > 0 ? up : all);
    },
    credentialOf,
    /** POST of JSON as a browser sends it: the answers have ids and no tokens. */
    post: (said: Said, path: string, body: unknown): Promise<Entry> =>
      send(said, {
        method: 'POST',
        path,
        headers: {
          ...JSON_TYPE,
          ...(said.held ? credentialOf(said.held) : { 'sec-fetch-site': 'same-origin' }),
        },
        body: JSON.stringify(body),
      }),
    get: (said: Said, path: string): Promise<Entry> =>
      send(said, { method: 'GET', path, headers: said.held ? credentialOf(said.held) : {} }),
  };
}
export type LoadClient = ReturnType<typeof createClient>;

/** The signed session token that an answer sets. */
export function readToken({ headers }: Answer): string | undefined {
  const line = headers['set-cookie']?.find((one) => one.startsWith('better-auth.session_token='));
  const [, value] = /=([^;]+)/.exec(line ?? '') ?? [];
  return value === undefined ? undefined : decodeURIComponent(value);
}
