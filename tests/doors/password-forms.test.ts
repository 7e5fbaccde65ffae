import { Worker } from 'node:worker_threads';
import { hash } from '@node-rs/argon2';
import { eq, gt, type SQL } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { account, attempt } from '../../server/db/schema/index.ts';
import { AppError } from '../../server/errors.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { expectUnavailable } from './unavailable.ts';

// RFC 8265 §4.2.2: the same keys are the same password, whatever Unicode form of a space or a letter a system sends for
// them.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => harness[Symbol.asyncDispose]());

const SPACES = [' ', '\u00a0', '\u1680', '\u2000', '\u2003', '\u2009', '\u202f', '\u205f', '\u3000'];
const space = fc.constantFrom(...SPACES);
const word = fc.constantFrom('correct', 'horse', 'pässwörd', 'é', '한국', '👩‍👩‍👧', 'ﬁ', '7');
/** The first word makes every password long enough: four of the shortest words are not. */
const words = fc.array(word, { minLength: 3, maxLength: 5 }).map((said) => ['staple', ...said]);
const join = (parts: readonly string[], spaces: readonly string[]): string =>
  parts.map((part, at) => `${at > 0 ? spaces[at % spaces.length] : ''}${part}`).join('');

const signIn = (email: string, password: string) =>
  harness.post('/api/auth/sign-in/email', { email, password }, browser());
/** A hash from the time before spaces were mapped. */
const hashFormer = (password: string): Promise<string> =>
  hash(password.normalize('NFC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
const storeFormer = async (userId: string, password: string): Promise<void> => {
  await harness.db
    .update(account)
    .set({ password: await hashFormer(password) })
    .where(eq(account.userId, userId));
};
/** Replaces what the next renewal of a hash learns from the database, after it was committed there. */
function afterRenewal(answer: () => Promise<unknown[]>): void {
  const update = harness.db.update.bind(harness.db);
  vi.spyOn(harness.db, 'update').mockImplementation(((table: typeof account) => {
    const building = update(table);
    if (table !== account) return building;
    const set = building.set.bind(building);
    return Object.assign(building, {
      set: (values: Parameters<typeof set>[0]) => ({
        where: (condition: SQL) => ({
          returning: async () => {
            await set(values).where(condition);
            return answer();
          },
        }),
      }),
    });
  }) as typeof harness.db.update);
}
const hashOf = async (userId: string) =>
  (await harness.db.select().from(account).where(eq(account.userId, userId)))[0]?.password;

describe('a password', () => {
  it('is the same with every space and in every Unicode form', async () => {
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.array(space, { minLength: 2 }),
        fc.array(space, { minLength: 2 }),
        async (said, one, other) => {
          const { email } = await harness.signUp({ password: join(said, one) });
          expect((await signIn(email, join(said, other).normalize('NFD'))).status).toBe(200);
          expect((await signIn(email, said.join(''))).status).toBe(401);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('may contain what RFC 8265 would refuse: joiners, and letters that look like others', async () => {
    const { email } = await harness.signUp({ password: '👩‍👩‍👧 ﬁve ſix' });
    expect((await signIn(email, '👩👩👧 ﬁve ſix')).status).toBe(401);
    expect((await signIn(email, '👩‍👩‍👧 five six')).status).toBe(401);
  });

  it.each(['\u0085', '\u2028', '\u2029', '\n', '\u0000'])(
    'may not contain a line break or control character: %j',
    async (char) => {
      const body = {
        name: 'Ada',
        email: `${Math.random()}@example.com`,
        password: `correct${char}horse battery`,
      };
      const response = await harness.post('/api/auth/sign-up/email', body);
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { message: expect.stringMatching(/^password: /) },
      ]);
    },
  );

  it('is measured in the form that is hashed', async () => {
    const body = { name: 'Ada', email: 'six@example.com', password: 'e\u0301\u3000'.repeat(4) };
    expect(
      (await harness.post('/api/auth/sign-up/email', { ...body, email: 'eight@example.com' })).status,
    ).toBe(200);
    const short = { ...body, password: 'e\u0301\u3000'.repeat(3) };
    expect(await (await harness.post('/api/auth/sign-up/email', short)).json()).toMatchObject({
      code: 'PASSWORD_TOO_SHORT',
    });
  });
});

describe('a hash from before spaces were mapped', () => {
  const FORMER = 'correct\u00a0horse\u3000battery';
  const MAPPED = 'correct horse battery';

  it('still opens the account and is replaced; then every kind of space works', async () => {
    const { email, user } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    expect((await signIn(email, MAPPED)).status).toBe(401);
    expect((await signIn(email, FORMER)).status).toBe(200);
    expect((await signIn(email, MAPPED)).status).toBe(200);
    const renewed = await hashOf(user.id);
    expect((await signIn(email, FORMER)).status).toBe(200);
    expect(await hashOf(user.id)).toBe(renewed);
  });

  it('opens it for several simultaneous sign-ins', async () => {
    const { email, user } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    const answers = await Promise.all([1, 2, 3, 4].map(() => answered(() => signIn(email, FORMER))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('opens the account when the new hash is stored and the answer is lost', async () => {
    const { email, user } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    afterRenewal(() => Promise.reject(new Error('the connection was lost')));
    expect((await signIn(email, FORMER)).status).toBe(200);
    expect((await signIn(email, MAPPED)).status).toBe(200);
  });

  it('counts as no wrong guess when another sign-in replaced it and the new hash cannot be checked', async () => {
    const { email, user } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    await harness.db.delete(attempt); // the counts of other tests
    afterRenewal(async () => {
      vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(() => {
        throw new AppError('unavailable');
      });
      return []; // the other sign-in was first
    });
    await expectUnavailable('sign-in', await signIn(email, FORMER));
    vi.restoreAllMocks();
    expect(await harness.db.$count(attempt, gt(attempt.failures, 0))).toBe(0);
    expect((await signIn(email, MAPPED)).status).toBe(200);
  });

  it('is accepted at a step-up, and is replaced there', async () => {
    const { email, user, cookie } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    const { security } = harness.api(browser(cookie));
    await security.stepUp.mutate({ password: FORMER });
    expect((await signIn(email, MAPPED)).status).toBe(200);
  });

  it('is accepted as the current password at a password change', async () => {
    const { email, user, cookie } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    const body = { currentPassword: FORMER, newPassword: 'a\u2003whole new sentence' };
    expect((await harness.post('/api/auth/change-password', body, browser(cookie))).status).toBe(200);
    expect((await signIn(email, 'a whole new sentence')).status).toBe(200);
  });
});
