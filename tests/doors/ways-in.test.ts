import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../server/db/schema/index.ts';
import { passwordOf } from '../../server/passwords/password-row.ts';
import { toEmailForm } from '../../shared/email-address.ts';
import { accepted, invisible } from '../addresses.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';

// An answer with 200 has to be true: after each way to an account, its owner can sign in.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** An address that nobody else has: its domain has a new label each time. */
const unique = (address: string): string =>
  address.replace(/@/, `@x${randomUUID().replaceAll('-', '').slice(0, 16)}.`);

const address = fc.oneof(
  accepted.filter((one) => one.length < 200),
  fc
    .tuple(
      fc.stringMatching(/^[a-z&'|=+]{1,8}$/),
      fc.constantFrom('bücher', 'фирма', '例え', 'straße', 'ΟΔΟΣ'),
    )
    .map(([local, label]) => `${local}@${label}.example`),
);
const password = fc
  .array(
    fc.constantFrom('a', 'Z', '7', ' ', '\u00a0', '\u2003', '\u3000', 'é', 'e\u0301', '한', '👩‍👩‍👧', '%'),
    {
      minLength: 10,
      maxLength: 20,
    },
  )
  .map((parts) => `q${parts.join('')}`);
const name = fc.constantFrom('Ada', 'שרה', '👩‍🚀', "O'Neill & Söhne", 'x'.repeat(100));
const STEPS = [
  'change',
  'reset',
  'import',
  'social',
  'other id',
  'rows of others',
  'disown',
  'verification',
] as const;
const steps = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 2 });

type Person = { id: string; email: string; password: string };

/** The address as a person types it after copying it from another place. */
const respell = (email: string, hidden: string): string =>
  `\u00a0${email.replace('@', `${hidden}\uff20`)}\u200b `;

async function signIn({ email, password: typed }: Person, hidden = ''): Promise<string> {
  const response = await harness.post('/api/auth/sign-in/email', {
    email: respell(email, hidden),
    password: typed,
  });
  expect([email, response.status]).toEqual([email, 200]);
  const body = (await response.json()) as { user: { email: string } };
  expect(body.user.email).toBe(toEmailForm(email));
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function resetBy(person: Person, chosen: string, template = 'resetPassword'): Promise<void> {
  const { email } = person;
  if (template === 'resetPassword')
    expect((await harness.post('/api/auth/request-password-reset', { email })).status).toBe(200);
  const token = await harness.secretIn(toEmailForm(email), template, 'resetPassword');
  const done = await harness.post('/api/auth/reset-password', { token, newPassword: chosen });
  expect([email, done.status]).toEqual([email, 200]);
  person.password = chosen;
}

/** After each way the person has an account that its owner can sign in to. */
const WAYS: Record<(typeof STEPS)[number], (person: Person, next: Person, other: string) => Promise<void>> = {
  async change(person, next) {
    const email = unique(next.email);
    const cookie = await signIn(person);
    await harness.api({ cookie, origin: 'http://localhost:3001' }).account.changeEmail.mutate({ email });
    const confirm = async (to: string, which: string) => {
      const token = await harness.secretIn(toEmailForm(to), which, 'changeEmail').catch(() => null);
      return token && (await harness.api().account.confirmEmailChange.mutate({ token }));
    };
    await confirm(email, 'emailChangeNew');
    await confirm(person.email, 'emailChangeOld');
    person.email = email;
  },
  reset: (person, next) => resetBy(person, next.password),
  async import(person, next) {
    await harness.db.delete(account).where(passwordOf(person.id));
    await resetBy(person, next.password);
  },
  async social(person, next) {
    await harness.db
      .update(account)
      .set({ providerId: 'github', accountId: randomUUID(), password: null })
      .where(passwordOf(person.id));
    await resetBy(person, next.password);
  },
  async 'other id'(person, next) {
    await harness.db
      .update(account)
      .set({ accountId: toEmailForm(person.email) })
      .where(passwordOf(person.id));
    await resetBy(person, next.password);
  },
  async 'rows of others'(person, next) {
    const stranger = await harness.signUp();
    await harness.db
      .update(account)
      .set({ accountId: `${person.id} too` })
      .where(passwordOf(person.id));
    await harness.db
      .update(account)
      .set({ accountId: person.id })
      .where(eq(account.userId, stranger.user.id));
    await resetBy(person, next.password);
    await resetBy({ id: stranger.user.id, email: stranger.email, password: '' }, next.password);
    await signIn({ id: stranger.user.id, email: stranger.email, password: next.password });
  },
  async disown(person, next) {
    await signIn(person);
    const token = await harness.secretIn(toEmailForm(person.email), 'newDevice', 'notMe').catch(() => null);
    if (token === null) return;
    await harness.api().account.disown.mutate({ token });
    await resetBy(person, next.password, 'secured');
  },
  async verification(person) {
    const { email } = person;
    expect((await harness.post('/api/auth/send-verification-email', { email })).status).toBe(200);
    const token = await harness.secretIn(toEmailForm(email), 'verifyEmail', 'verifyEmail').catch(() => null);
    if (token !== null)
      await harness
        .api()
        .account.verifyEmail.mutate({ token })
        .catch(() => {});
  },
};

describe('a user who was told that a write is done', () => {
  it('signs in after a sign-up, a change of address, a reset, an import and a verification', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ name, email: address, password }),
        fc.array(fc.record({ email: address, password }), { minLength: 3, maxLength: 3 }),
        steps,
        invisible,
        async (made, others, ways, hidden) => {
          const email = unique(made.email);
          const signedUp = await harness.post('/api/auth/sign-up/email', {
            ...made,
            email: respell(email, hidden),
          });
          expect([email, signedUp.status]).toEqual([email, 200]);
          const { user: stored } = (await signedUp.json()) as { user: { id: string; email: string } };
          expect(stored.email).toBe(toEmailForm(email));
          const person: Person = { id: stored.id, email, password: made.password };
          await signIn(person, hidden);
          for (const [at, way] of ways.entries()) {
            const next = others[at] ?? made;
            await WAYS[way](person, { id: '', ...next }, email);
            await signIn(person, hidden);
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('can set a password without having one, or with an unusable credential row', async () => {
    for (const damage of [
      (id: string) => harness.db.delete(account).where(eq(account.userId, id)),
      (id: string) =>
        harness.db
          .update(account)
          .set({ accountId: `not ${id}` })
          .where(eq(account.userId, id)),
    ]) {
      const { user: made, email, cookie } = await harness.signUp();
      await damage(made.id);
      const body = { newPassword: 'a whole new sentence' };
      const changed = await harness.post('/api/auth/change-password', body, {
        cookie,
        origin: 'http://localhost:3001',
      });
      expect(changed.status).toBe(200);
      await harness.signIn(email, { password: 'a whole new sentence' });
    }
  });

  it('cannot use the old password after a reset, even with a second credential row', async () => {
    const { user: made, email } = await harness.signUp();
    const [row] = await harness.db.select().from(account).where(eq(account.userId, made.id));
    if (!row) throw new Error('nobody signed up');
    await harness.db.insert(account).values({ ...row, id: randomUUID(), accountId: email });
    await resetBy({ id: made.id, email, password: PASSWORD }, 'a whole new sentence');
    const rows = await harness.db.select().from(account).where(eq(account.userId, made.id));
    expect(rows.map(({ accountId }) => accountId)).toEqual([made.id]);
  });
});

describe('an address that Better Auth would refuse', () => {
  it('is returned as it was sent and never logged, even when it is taken', async () => {
    await using verified = await startHarness({ env: { SIGN_UP: 'verified' } });
    const email = `${randomUUID()}&co@firma.xn--p1ai`;
    const answers = [];
    for (let time = 0; time < 2; time += 1) {
      const response = await verified.post('/api/auth/sign-up/email', {
        name: 'Ada',
        email,
        password: PASSWORD,
      });
      const body = (await response.json()) as { user: Record<string, unknown> };
      answers.push([response.status, Object.keys(body.user), body.user.email]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[2]).toBe(email);
    expect(verified.logged.join('')).not.toContain(email);
  });
});
