import { describe, expect, it } from 'vitest';
import type { Entry } from '../faults/call-log.ts';
import { findBreaches } from '../faults/judge.ts';
import { beginEnd, type HeldSession, Person, Possible } from '../faults/person.ts';

// The judge of tests/faults/ must see each breach: a judge that sees none would pass every fault.

const FAULT = { unavailable: true, broken: false };
const NOTHING = { unavailable: false, broken: false };

function toSession(ends: Partial<HeldSession> = {}): HeldSession {
  return { id: 's', token: 't', startedBy: 0, endBegunAt: null, endedAt: null, endedBy: null, ...ends };
}
const toEntry = (more: Partial<Entry>): Entry => ({
  act: 'bridge',
  process: 0,
  person: new Person(),
  held: null,
  isSignedOut: more.status === 401,
  isAborted: false,
  expected: [200],
  status: 200,
  error: null,
  headers: {},
  body: '{}',
  sentAt: 10_000,
  doneAt: 10_010,
  ...more,
});
const RETRY = { 'retry-after': '5' };

describe('the judge of the fault tests finds', () => {
  const ended = toSession({ endBegunAt: 5_000, endedAt: 5_100, endedBy: 1 });
  const cases: [what: string, entry: Entry, expected: RegExp][] = [
    ['no answer', toEntry({ status: null, error: 'ECONNRESET' }), /no answer/],
    ['503 without Retry-After', toEntry({ status: 503 }), /without Retry-After/],
    [
      '503 that clears the cookie',
      toEntry({ status: 503, headers: { ...RETRY, 'set-cookie': ['a=; Max-Age=0'] } }),
      /Set-Cookie/,
    ],
    ['500', toEntry({ status: 500 }), /500/],
    ['internals', toEntry({ status: 503, headers: RETRY, body: 'connect ECONNREFUSED' }), /internals/],
    ['a live session refused', toEntry({ status: 401, held: toSession() }), /a live session was refused/],
    [
      'a live session refused before its end began',
      toEntry({ status: 401, held: toSession({ endBegunAt: 10_011 }) }),
      /a live session was refused/,
    ],
    ['an ended session accepted', toEntry({ held: ended }), /was accepted 4900 ms after/],
    [
      'an ended session accepted at once by the process that ended it',
      toEntry({ held: { ...ended, endedAt: 9_990, endedBy: 0 } }),
      /was accepted 10 ms after/,
    ],
    ['another status', toEntry({ status: 404 }), /404/],
  ];
  it.each(cases)('%s', (_, entry, expected) => {
    expect(findBreaches(entry, FAULT)).toEqual([expect.stringMatching(expected)]);
  });

  it('503 without a fault', () => {
    const entry = toEntry({ status: 503, headers: RETRY });
    expect(findBreaches(entry, NOTHING)).toEqual([expect.stringMatching(/503 without a fault/)]);
    expect(findBreaches(entry, FAULT)).toEqual([]);
    expect(findBreaches({ ...entry, doneAt: 15_000 }, NOTHING)).toEqual([]); // a busy machine
  });
});

it('the judge accepts what the contract allows', () => {
  const ended = toSession({ endBegunAt: 9_000, endedAt: 9_100, endedBy: 1 });
  const fine = [
    toEntry({}),
    toEntry({ held: ended }), // the other process may need three seconds
    toEntry({ status: 401, held: ended }),
    toEntry({ status: 401, held: toSession({ endBegunAt: 10_005 }) }), // its end was on its way
    toEntry({ status: null, isAborted: true }),
  ];
  expect(fine.flatMap((entry) => findBreaches(entry, NOTHING))).toEqual([]);
});

it('a write without an answer leaves both values possible, an acknowledged one leaves its own', () => {
  const value = new Possible('old');
  value.begin('new');
  expect(value.list()).toEqual(['old', 'new']);
  value.settle('new');
  expect([value.has('old'), value.has('new')]).toEqual([false, true]);
  const person = new Person();
  person.hold('s', 't', 0);
  const end = beginEnd(person.open);
  expect([person.live.length, person.open.length]).toEqual([0, 1]);
  end(1);
  expect(person.open).toEqual([]);
});
