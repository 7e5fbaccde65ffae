import { hash } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../server/db/schema/index.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

// RFC 8265 §4.2.2: the same keys are the same password, whatever Unicode form of a space or a letter a system sends for
// them.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
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

  it('keeps what RFC 8265 would refuse: joiners, and letters that look like others', async () => {
    const { email } = await harness.signUp({ password: '👩‍👩‍👧 ﬁve ſix' });
    expect((await signIn(email, '👩👩👧 ﬁve ſix')).status).toBe(401);
    expect((await signIn(email, '👩‍👩‍👧 five six')).status).toBe(401);
  });

  it.each(['\u0085', '\u2028', '\u2029', '\n', '\u0000'])(
    'is not chosen with a line break or control in it: %j',
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

  it('has its length counted in the form that is hashed', async () => {
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

describe('a hash that was made before spaces were mapped', () => {
  const FORMER = 'correct\u00a0horse\u3000battery';
  const MAPPED = 'correct horse battery';

  it('still opens the account, and is made anew: from then on every space does', async () => {
    const { email, user } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    expect((await signIn(email, MAPPED)).status).toBe(401);
    expect((await signIn(email, FORMER)).status).toBe(200);
    expect((await signIn(email, MAPPED)).status).toBe(200);
    const renewed = await hashOf(user.id);
    expect((await signIn(email, FORMER)).status).toBe(200);
    expect(await hashOf(user.id)).toBe(renewed);
  });

  it('opens it for several at once', async () => {
    const { email, user } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    const answers = await Promise.all([1, 2, 3, 4].map(() => answered(() => signIn(email, FORMER))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('proves who one is at a step-up, and is made anew there', async () => {
    const { email, user, cookie } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    const { security } = harness.api(browser(cookie));
    await security.stepUp.mutate({ password: FORMER });
    expect((await signIn(email, MAPPED)).status).toBe(200);
  });

  it('is the current one at a change of password', async () => {
    const { email, user, cookie } = await harness.signUp();
    await storeFormer(user.id, FORMER);
    const body = { currentPassword: FORMER, newPassword: 'a\u2003whole new sentence' };
    expect((await harness.post('/api/auth/change-password', body, browser(cookie))).status).toBe(200);
    expect((await signIn(email, 'a whole new sentence')).status).toBe(200);
  });
});
