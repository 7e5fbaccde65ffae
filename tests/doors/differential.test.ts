import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';

// The bridge accepts exactly the credentials that Better Auth accepts: both give the same answer to thousands of
// damaged credentials.

const RUNS = 2000; // each as a cookie and as a bearer token
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** The answers of our engine and of Better Auth to one request: the person's id, or null. */
async function ask(headers: Record<string, string>) {
  const bridge = await harness.bridge(headers);
  const ours = bridge.status === 200 ? ((await bridge.json()) as { user: { id: string } }).user.id : null;
  const theirs = await (await harness.loadAuth()).api.getSession({
    headers: new Headers(headers),
    query: { disableRefresh: true },
  });
  return { ours, theirs: theirs?.user.id ?? null };
}

const CHARACTERS = [...'.=%"+/ ;,&\\\t', '%2E', '%3D', '%25', '%2B', '%00', '%', 'A', '-', '_', 'é'];

/** A signed token after a few small accidents: a part is removed, inserted, replaced, repeated or re-encoded. */
const damaged = (signed: string) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('remove', 'insert', 'replace', 'flip', 'swap', 'encode', 'decode', 'twice', 'none'),
        fc.nat(200),
        fc.constantFrom(...CHARACTERS),
      ),
      { minLength: 0, maxLength: 3 },
    )
    .map((accidents) => accidents.reduce((value, accident) => damage(value, ...accident), signed));

function damage(value: string, kind: string, place: number, character: string): string {
  const at = place % (value.length + 1);
  const [head, tail] = [value.slice(0, at), value.slice(at)];
  switch (kind) {
    case 'remove':
      return head + tail.slice(1);
    case 'insert':
      return head + character + tail;
    case 'replace':
      return head + character + tail.slice(1);
    case 'flip':
      return (
        head +
        (tail[0] === tail[0]?.toUpperCase() ? tail[0]?.toLowerCase() : tail[0]?.toUpperCase()) +
        tail.slice(1)
      );
    case 'swap':
      return tail + head;
    case 'encode':
      return encodeURIComponent(value);
    case 'decode':
      return value.includes('%') ? value.replaceAll('%2B', '+').replaceAll('%3D', '=') : value;
    case 'twice':
      return `${value}.${value}`;
    default:
      return value;
  }
}

/** Header values are bytes. Values that cannot be sent are no test cases. */
const isSendable = (value: string) => /^[\x20-\x7e\t\x80-\xff]*$/.test(value);

it('agrees with auth.api.getSession on thousands of damaged cookies', async () => {
  const ada = await harness.signUp();
  const [, value = ''] = ada.cookie.split('=');
  const answers = { in: 0, out: 0 };
  // Of several cookies with this name Better Auth takes the first, even when it is empty: see several-cookies.test.ts.
  const before = fc.constantFrom('', 'a=b; ', ' ', '; ');
  const after = fc.constantFrom('', '; a=b', ';', '; better-auth.session_token=x', ' ');
  await fc.assert(
    fc.asyncProperty(damaged(value), before, after, async (signed, head, tail) => {
      const cookie = `${head}better-auth.session_token=${signed}${tail}`;
      if (!isSendable(cookie)) return;
      const { ours, theirs } = await ask({ cookie });
      expect(ours).toBe(theirs);
      answers[ours === null ? 'out' : 'in'] += 1;
    }),
    { numRuns: RUNS },
  );
  // Both answers have to occur; otherwise the agreement would mean nothing.
  expect(answers.in).toBeGreaterThan(RUNS / 20);
  expect(answers.out).toBeGreaterThan(RUNS / 4);
});

it('agrees with auth.api.getSession on thousands of damaged bearer tokens', async () => {
  const ada = await harness.signUp();
  const answers = { in: 0, out: 0 };
  const scheme = fc.constantFrom('Bearer ', 'bearer ', 'BEARER  ', 'Bearer', 'Basic ', 'Bearer\t');
  const token = fc.constantFrom(ada.bearer, encodeURIComponent(ada.bearer)).chain(damaged);
  await fc.assert(
    fc.asyncProperty(token, scheme, async (signed, name) => {
      const authorization = `${name}${signed}`;
      if (!isSendable(authorization)) return;
      const { ours, theirs } = await ask({ authorization });
      expect(ours).toBe(theirs);
      answers[ours === null ? 'out' : 'in'] += 1;
    }),
    { numRuns: RUNS },
  );
  expect(answers.in).toBeGreaterThan(RUNS / 40);
  expect(answers.out).toBeGreaterThan(RUNS / 4);
});

it('agrees on a bearer token with a percent-encoded dot, which only a cookie may have', async () => {
  const ada = await harness.signUp();
  const encoded = ada.bearer.replace('.', '%2E');
  expect(await ask({ authorization: `Bearer ${encoded}` })).toEqual({ ours: null, theirs: null });
  const cookie = ada.cookie.replace(/\.(?!session)/, '%2E');
  expect(await ask({ cookie })).toEqual({ ours: ada.user.id, theirs: ada.user.id });
});
