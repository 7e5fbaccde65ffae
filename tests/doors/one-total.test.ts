import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt } from '../../server/db/schema/index.ts';
import { FREE_FAILURES } from '../../server/limits/attempts.ts';
import { deriveLastingKey } from '../../server/secrets/keys.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, PASSWORD, SECRETS, startHarness } from '../harness.ts';

let harness: Harness;
let beside: Harness;
beforeAll(async () => {
  harness = await startHarness();
  beside = await startHarness({ beside: harness });
});
afterAll(async () => {
  await beside[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

const markIn = (cookie: string) => cookie.split('; ').find((one) => one.startsWith('gatehouse.browser='));

/** A person with two known browsers and a session in each, and the mark of another person's browser. */
async function somebody() {
  const first = await harness.signUp({}, browser());
  const second = await harness.signIn(first.email, {}, browser());
  const other = await harness.signUp({}, browser());
  return { email: first.email, cookies: [first.cookie, second.cookie], foreign: markIn(other.cookie) };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;
type Way = (on: Harness, who: Somebody, password: string) => Promise<number>;

const signIn = (on: Harness, email: string, password: string, headers = {}) =>
  answered(() => on.post('/api/auth/sign-in/email', { email, password }, headers)).then(
    ({ status }) => status,
  );
const stepUp = (on: Harness, password: string, cookie = '') =>
  answered(() => on.post('/api/trpc/security.stepUp', { password }, browser(cookie))).then(
    ({ status }) => status,
  );
/**
 * The new password is the address. The service refuses it after it has accepted the current password: nothing changes.
 */
const change = (on: Harness, { email }: Somebody, password: string, cookie = '') =>
  answered(() =>
    on.post('/api/auth/change-password', { currentPassword: password, newPassword: email }, browser(cookie)),
  ).then(({ status }) => status);

/** Every way to have an account's password checked: without the browser's mark or a session, and with them. */
const STRANGERS: Record<string, Way> = {
  'a program': (on, { email }, password) => signIn(on, email, password),
  'an unknown browser': (on, { email }, password) => signIn(on, email.toUpperCase(), password, browser()),
  'the browser of somebody else': (on, { email, foreign }, password) =>
    signIn(on, email, password, browser(foreign)),
};
const TRUSTED: Record<string, Way> = {
  'the first known browser': (on, { email, cookies }, password) =>
    signIn(on, email, password, browser(markIn(cookies[0] ?? ''))),
  'the second known browser': (on, { email, cookies }, password) =>
    signIn(on, email, password, browser(markIn(cookies[1] ?? ''))),
  'a step-up in the first session': (on, { cookies }, password) => stepUp(on, password, cookies[0]),
  'a step-up in the second session': (on, { cookies }, password) => stepUp(on, password, cookies[1]),
  'a password change without the mark': (on, who, password) =>
    change(on, who, password, who.cookies[0]?.replace(/; gatehouse\.browser=.*$/, '')),
  'a password change': (on, who, password) => change(on, who, password, who.cookies[1]),
};
const WAYS = { ...STRANGERS, ...TRUSTED };
const nameOf = (ways: Record<string, Way>) => fc.constantFrom(...Object.keys(ways));
const guessed = fc.record({ name: nameOf(WAYS), onOther: fc.boolean() });

const guess = (who: Somebody, { name, onOther }: { name: string; onOther: boolean }) =>
  WAYS[name]?.(onOther ? beside : harness, who, 'not the password') ?? Promise.reject(new Error(name));
const isChecked = (status: number) => {
  expect([400, 401, 429]).toContain(status);
  return status !== 429;
};
const rowOf = ({ email }: Somebody) => {
  const key = createHmac('sha256', deriveLastingKey(SECRETS, 'attempts'))
    .update(`${email} `)
    .digest('base64url');
  return eq(attempt.key, key);
};
const findTotal = async (who: Somebody) =>
  (await harness.db.select({ failures: attempt.failures }).from(attempt).where(rowOf(who)))[0]?.failures ?? 0;
/** Ends every waiting time, and sets the total to `failures`. */
const setTotal = (who: Somebody, failures: number) =>
  harness.db
    .update(attempt)
    .set({ failures, blockedUntil: null, trustedBlockedUntil: null })
    .where(rowOf(who));

describe('one account, one total (ASVS 6.3.1, NIST SP 800-63B-4 3.2.2)', () => {
  it('has ten free guesses over all doors one after the other, and at most one more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(guessed, { minLength: 12, maxLength: 18 }), async (guesses) => {
        const who = await somebody();
        let checked = 0;
        let trustedWaits = false;
        for (const one of guesses) {
          const isTrusted = one.name in TRUSTED;
          const waits = isTrusted ? trustedWaits : checked >= FREE_FAILURES;
          expect([one.name, isChecked(await guess(who, one))]).toEqual([one.name, !waits]);
          if (!waits) checked += 1;
          trustedWaits ||= isTrusted && checked >= FREE_FAILURES;
        }
        expect(checked).toBeLessThanOrEqual(FREE_FAILURES + 1);
        expect(await findTotal(who)).toBe(checked);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('has no more free guesses at the same time over two processes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(guessed, { minLength: 20, maxLength: 30 }), async (guesses) => {
        const who = await somebody();
        const checked = (await Promise.all(guesses.map((one) => guess(who, one)))).filter(isChecked).length;
        expect(checked).toBeGreaterThanOrEqual(FREE_FAILURES);
        expect(checked).toBeLessThanOrEqual(FREE_FAILURES + 1);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  it('never locks the owner out of a known browser or a session by failures of strangers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(nameOf(STRANGERS), { minLength: 11, maxLength: 13 }),
        nameOf(TRUSTED),
        fc.constantFrom(10, 50, 100),
        async (strangers, trusted, failures) => {
          const who = await somebody();
          for (const name of strangers) await guess(who, { name, onOther: false });
          await setTotal(who, failures);
          await guess(who, { name: strangers[0] ?? '', onOther: true });
          expect(await guess(who, { name: strangers[0] ?? '', onOther: true })).toBe(429);
          const status = await WAYS[trusted]?.(beside, who, PASSWORD);
          // The change is refused because of its new password, which is checked after the current one.
          expect(status).toBe(TRUSTED[trusted] && trusted.includes('change') ? 400 : 200);
          // The right password clears the total, also for strangers.
          expect(await findTotal(who)).toBe(0);
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('doubles the waits of trusted callers by the total, and needs a reset after a hundred of theirs', async () => {
    const who = await somebody();
    const waitOf = async (failures: number) => {
      await setTotal(who, failures);
      expect(await stepUp(harness, 'not the password', who.cookies[0])).toBe(400);
      const answers = [
        await harness.post('/api/trpc/security.stepUp', { password: PASSWORD }, browser(who.cookies[1])),
        await harness.post('/api/auth/sign-in/email', { email: who.email, password: PASSWORD }),
      ];
      return answers.map(({ status, headers }) => [status, Number(headers.get('retry-after'))]);
    };
    expect(await stepUp(harness, 'not the password', who.cookies[0])).toBe(400);
    for (const [failures, seconds] of [
      [9, 30],
      [12, 240],
      [60, 3600],
    ] as const)
      for (const [status, wait] of await waitOf(failures)) {
        expect(status).toBe(429);
        expect(wait).toBeGreaterThan(seconds - 20);
        expect(wait).toBeLessThanOrEqual(seconds);
      }
    const forGood = [429, 24 * 3600];
    expect(await waitOf(99)).toEqual([forGood, forGood]);
  });
});
