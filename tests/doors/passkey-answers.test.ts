import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { session } from '../../server/db/schema/index.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';

// Generated answers of browsers: damaged, invented, for other purposes. None of them does anything.

let harness: Harness;
let calls: ReturnType<typeof createPasskeyCalls>;
beforeAll(async () => {
  harness = await startHarness();
  calls = createPasskeyCalls(harness);
});
afterAll(() => harness[Symbol.asyncDispose]());

type Answer = { id: string; rawId: string; response: Record<string, string> };
type Damage = { member: string; at: number; bit: number; cut: boolean };

/** A change of one member of an answer: one bit, or everything behind a byte. */
const damages = (members: string[]) =>
  fc.record({
    member: fc.constantFrom(...members),
    at: fc.nat(),
    bit: fc.nat(7),
    cut: fc.boolean(),
  });

function damage<Sent extends Answer>(answer: Sent, { member, at, bit, cut }: Damage): Sent {
  const source = member === 'id' ? answer.id : (answer.response[member] ?? '');
  const bytes = Buffer.from(source, 'base64url');
  // The library reads the header of a signature (two bytes of DER) leniently: without it, r and s are the same.
  const first = member === 'signature' ? 2 : 0;
  const index = first + (at % (bytes.length - first));
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  const damaged = (cut ? bytes.subarray(0, index) : bytes).toString('base64url');
  if (member === 'id') return { ...answer, id: damaged, rawId: damaged };
  return { ...answer, response: { ...answer.response, [member]: damaged } };
}

const REFUSED = [400, 401];

describe('an answer to a sign-in', () => {
  test('signs nobody in when any part of it is damaged', { timeout: 120_000 }, async () => {
    const authenticator = createAuthenticator();
    const person = await harness.signUp({}, browser());
    expect((await calls.register(authenticator, person.cookie)).status).toBe(200);
    const members = ['id', 'clientDataJSON', 'authenticatorData', 'signature', 'userHandle'];
    await fc.assert(
      fc.asyncProperty(damages(members), async (change) => {
        const { options, cookie } = await calls.signInOptions();
        const answer = authenticator.get(options) as unknown as Answer;
        const response = damage(answer, change);
        const refused = await calls.post('verify-authentication', { response }, cookie);
        expect(REFUSED).toContain(refused.status);
        expect(refused.headers.getSetCookie().join()).not.toContain('session_token');
      }),
      { numRuns: 150 },
    );
    const rows = await harness.db.select().from(session).where(eq(session.userId, person.user.id));
    expect(rows).toHaveLength(1);
    expect((await calls.signIn(authenticator)).status).toBe(200);
  });

  test('of any other form is refused with 400 or 401, never with a fault', { timeout: 120_000 }, async () => {
    const { cookie } = await calls.signInOptions();
    const bytes = fc.uint8Array({ maxLength: 80 }).map((one) => Buffer.from(one).toString('base64url'));
    const value = fc.oneof(fc.jsonValue(), bytes, fc.string());
    const shaped = fc.record({
      id: bytes,
      rawId: bytes,
      type: fc.constant('public-key'),
      response: fc.record({
        clientDataJSON: value,
        authenticatorData: value,
        signature: value,
        userHandle: value,
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(shaped, fc.jsonValue()), async (response) => {
        for (const path of ['verify-authentication', 'verify-registration']) {
          const { status } = await calls.post(path, { response }, cookie);
          expect(REFUSED).toContain(status);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('counts for no other purpose', async () => {
    const authenticator = createAuthenticator();
    const person = await harness.signUp({}, browser());
    expect((await calls.register(authenticator, person.cookie)).status).toBe(200);
    const api = harness.api(browser(person.cookie));
    const { passkey: stepUp } = await api.security.beginStepUp.mutate();
    const { cookie } = await calls.signInOptions();
    const stepUpAnswer = { response: authenticator.get(stepUp) };
    expect((await calls.post('verify-authentication', stepUpAnswer, cookie)).status).toBe(400);
    const { options } = await calls.signInOptions(cookie);
    const signInAnswer = authenticator.get(options);
    await expect(api.security.stepUp.mutate({ passkey: signInAnswer })).rejects.toThrow();
    const creation = await calls.registerOptions(person.cookie);
    const made = { response: authenticator.get({ ...creation, allowCredentials: [] }) };
    expect((await calls.post('verify-authentication', made, cookie)).status).toBe(400);
  });
});

describe('an answer to a registration', () => {
  test('stores nothing when any part of it is damaged, except what nobody signed', {
    timeout: 120_000,
  }, async () => {
    const person = await harness.signUp({}, browser());
    await fc.assert(
      fc.asyncProperty(damages(['id', 'clientDataJSON']), async (change) => {
        const options = await calls.registerOptions(person.cookie);
        const answer = createAuthenticator().create(options) as unknown as Answer;
        const response = damage(answer, change);
        if (sameMeaning(answer, response)) return;
        const { status } = await calls.post('verify-registration', { response }, person.cookie);
        expect(status).toBe(400);
      }),
      { numRuns: 100 },
    );
  });
});

/** True when the changed client data says the same in its members that count. Without attestation nobody signed it. */
function sameMeaning(one: Answer, other: Answer): boolean {
  const read = ({ id, response }: Answer) => {
    const { type, challenge, origin, crossOrigin } = JSON.parse(
      Buffer.from(response.clientDataJSON ?? '', 'base64url').toString(),
    );
    return JSON.stringify([id, type, challenge, origin, crossOrigin === true]);
  };
  try {
    return read(one) === read(other);
  } catch {
    return false;
  }
}

describe('two processes with one database', () => {
  test('accept one answer once, and a copy of the passkey nowhere', async () => {
    await using second = await startHarness({ beside: harness });
    const there = createPasskeyCalls(second);
    for (const hasCounter of [true, false]) {
      const authenticator = createAuthenticator({ hasCounter });
      const person = await harness.signUp({}, browser());
      expect((await calls.register(authenticator, person.cookie)).status).toBe(200);
      const { options, cookie } = await calls.signInOptions();
      const response = authenticator.get(options);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          (at % 2 === 0 ? calls : there).post('verify-authentication', { response }, cookie),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const rows = await harness.db.select().from(session).where(eq(session.userId, person.user.id));
      expect(rows).toHaveLength(2);
    }
  });

  // The embedded database has the clock of the process.
  test.runIf(inject('driver') !== 'pglite')('may have clocks that differ by minutes', async () => {
    const authenticator = createAuthenticator();
    const { cookie } = await harness.signUp({}, browser());
    expect((await calls.register(authenticator, cookie)).status).toBe(200);
    for (const difference of [360_000, -360_000]) {
      const asked = await calls.signInOptions();
      const there = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + difference);
      const response = authenticator.get(asked.options);
      const done = await calls.post('verify-authentication', { response }, asked.cookie);
      there.mockRestore();
      expect(done.status).toBe(200);
    }
  });
});
