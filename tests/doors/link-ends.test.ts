import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLink, type LinkPurpose } from '../../server/account/links.ts';
import { session, user } from '../../server/db/schema/index.ts';
import type { MailLink } from '../../shared/paths.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { givePasskey } from './second-factors.ts';

// Every event that ends links, with every kind of link: which links it ends, which stay valid, and the message
// afterwards.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const NEXT = 'a whole new sentence';
const GENERIC = 'This link has expired or was used already.';
const CHANGE = ['change_email_new', 'change_email_old'];
const RECOVERY = ['recover_address', 'stop_recovery'];

/** The mailed links by name, with their purpose. `take_back_old` was sent to an earlier address of the person. */
const LINKS: Record<string, { kind: MailLink; purpose: LinkPurpose }> = {
  verify_email: { kind: 'verifyEmail', purpose: 'verify_email' },
  reset_password: { kind: 'resetPassword', purpose: 'reset_password' },
  change_email_new: { kind: 'changeEmail', purpose: 'change_email_new' },
  change_email_old: { kind: 'changeEmail', purpose: 'change_email_old' },
  not_me: { kind: 'notMe', purpose: 'not_me' },
  take_back: { kind: 'notMe', purpose: 'take_back' },
  take_back_old: { kind: 'notMe', purpose: 'take_back' },
  keep_account: { kind: 'keepAccount', purpose: 'keep_account' },
  recover_address: { kind: 'resetPassword', purpose: 'recover_address' },
  stop_recovery: { kind: 'stopRecovery', purpose: 'stop_recovery' },
  stop_factor_reset: { kind: 'stopRecovery', purpose: 'stop_factor_reset' },
};
type Person = { id: string; email: string; cookie: string; newEmail: string };

const apiOf = ({ cookie }: Person) => harness.api(browser(cookie));
const linkFor = ({ id, email }: Person, purpose: LinkPurpose, to = email) =>
  createLink(harness.db, purpose, { userId: id, email: to });
const toRescue = (email: string) => `rescue.${email}`;
const beginRecovery = ({ id }: Person, email: string) =>
  harness.asOperator.run('user.recover', { who: id, email });
const toStolen = (email: string) => `stolen.${email}`;
const beginStolen = ({ id, email }: Person) =>
  harness.asOperator.run('user.recoverStolen', { who: id, email: toStolen(email) });
const expectOk = async (answer: Promise<Response>) => expect((await answer).status).toBe(200);

/** Each event through the API. `ends` are the links that are invalid afterwards. */
const EVENTS: Record<string, { run: (person: Person) => Promise<unknown>; ends: string[] }> = {
  'a password change': {
    run: ({ cookie }) =>
      expectOk(
        harness.post(
          '/api/auth/change-password',
          { currentPassword: PASSWORD, newPassword: NEXT },
          browser(cookie),
        ),
      ),
    ends: ['reset_password', ...CHANGE],
  },
  'a reset': {
    run: async (person) =>
      expectOk(
        harness.post('/api/auth/reset-password', {
          token: await linkFor(person, 'reset_password'),
          newPassword: NEXT,
        }),
      ),
    ends: ['reset_password', 'verify_email', 'not_me', 'take_back', ...RECOVERY, ...CHANGE],
  },
  'a confirmation': {
    run: async (person) =>
      apiOf(person).account.verifyEmail.mutate({ token: await linkFor(person, 'verify_email') }),
    ends: ['verify_email', ...CHANGE],
  },
  'a confirmation with a new password': {
    run: async (person) =>
      harness.api().account.verifyEmail.mutate({
        token: await linkFor(person, 'verify_email'),
        newPassword: NEXT,
      }),
    ends: ['reset_password', 'verify_email', 'not_me', 'take_back', ...RECOVERY, ...CHANGE],
  },
  'a change of address': {
    run: async (person) => {
      for (const purpose of ['change_email_new', 'change_email_old'] as const)
        await harness
          .api()
          .account.confirmEmailChange.mutate({ token: await linkFor(person, purpose) })
          .catch(() => {}); // an unconfirmed old address need not confirm
      const [now] = await harness.db.select().from(user).where(eq(user.id, person.id));
      expect(now?.email).toBe(person.newEmail);
    },
    ends: [
      'verify_email',
      'reset_password',
      'not_me',
      'keep_account',
      'recover_address',
      'stop_recovery',
      ...CHANGE,
    ],
  },
  'another change of address': {
    run: (person) => apiOf(person).account.changeEmail.mutate({ email: `other.${person.email}` }),
    ends: CHANGE,
  },
  'the end of a change of address': {
    run: (person) => apiOf(person).account.cancelEmailChange.mutate(),
    ends: CHANGE,
  },
  'This wasn’t me': {
    run: async (person) => harness.api().account.disown.mutate({ token: await linkFor(person, 'not_me') }),
    ends: ['verify_email', 'reset_password', 'keep_account', ...RECOVERY, 'stop_factor_reset', ...CHANGE],
  },
  'a deletion that is cancelled': {
    run: (person) => apiOf(person).account.cancelDeletion.mutate(),
    ends: ['keep_account'],
  },
  'another recovery by the operator': {
    run: (person) => beginRecovery(person, `another.${person.email}`),
    ends: RECOVERY,
  },
  'a recovery that is stopped': {
    run: (person) => apiOf(person).account.cancelRecovery.mutate({ kind: 'address' }),
    ends: RECOVERY,
  },
  'a recovery that is done': {
    run: async (person) => {
      await harness.db.execute(
        sql`update operator_recovery set ready_at = now() where user_id = ${person.id}`,
      );
      const token = await linkFor(person, 'recover_address', toRescue(person.email));
      await expectOk(harness.post('/api/auth/reset-password', { token, newPassword: NEXT }));
    },
    ends: ['verify_email', 'reset_password', 'not_me', 'take_back', 'keep_account', ...RECOVERY, ...CHANGE],
  },
  'a recovery of a stolen account': {
    run: (person) => beginStolen(person),
    ends: [
      ...['verify_email', 'reset_password', 'not_me', 'take_back', 'keep_account', 'stop_factor_reset'],
      ...[...RECOVERY, ...CHANGE],
    ],
  },
  'a recovery of a stolen account that is stopped': {
    run: async (person) => {
      await beginStolen(person);
      await harness.asOperator.run('user.cancelRecovery', { who: person.id, kind: 'address' });
    },
    ends: ['verify_email', 'reset_password', 'keep_account', ...RECOVERY, 'stop_factor_reset', ...CHANGE],
  },
  'a recovery of a stolen account that is done': {
    run: async (person) => {
      await beginStolen(person);
      await harness.db.execute(
        sql`update operator_recovery set ready_at = now() where user_id = ${person.id}`,
      );
      const token = await harness.secretIn(toStolen(person.email), 'recovery', 'resetPassword');
      await expectOk(harness.post('/api/auth/reset-password', { token, newPassword: NEXT }));
    },
    ends: Object.keys(LINKS),
  },
  'a removal of the second factor that is stopped': {
    run: (person) => apiOf(person).account.cancelRecovery.mutate({ kind: 'second_factor' }),
    ends: ['stop_factor_reset'],
  },
  'a removal of the second factor': {
    run: ({ email }) =>
      harness.asOperator.run('user.resetSecondFactor', { who: email, passkeys: true, now: true }),
    ends: ['stop_factor_reset'],
  },
  'the end of a session': {
    run: ({ id }) => harness.db.delete(session).where(eq(session.userId, id)),
    ends: [],
  },
};

/** A person with a pending change of address and a pending deletion, with a link of every kind. */
async function somebody(emailVerified: boolean) {
  const { email, cookie, user: made } = await harness.signUp();
  const person = { id: made.id, email, cookie, newEmail: `new.${email}` };
  await harness.db.update(user).set({ emailVerified }).where(eq(user.id, made.id));
  await apiOf(person).account.changeEmail.mutate({ email: person.newEmail });
  await apiOf(person).account.requestDeletion.mutate();
  await beginRecovery(person, toRescue(email));
  await givePasskey(harness, person.id);
  await harness.asOperator.run('user.resetSecondFactor', { who: person.id, passkeys: true, now: false });
  const links: [name: string, kind: MailLink, token: string][] = [];
  for (const [name, { kind, purpose }] of Object.entries(LINKS)) {
    const to =
      name === 'take_back_old' ? `old.${email}` : name === 'recover_address' ? toRescue(email) : email;
    links.push([name, kind, await linkFor(person, purpose, to)]);
  }
  return { person, links };
}

describe('an event ends the links that it makes obsolete, each says so, and the others stay valid', () => {
  for (const emailVerified of [true, false])
    it.each(Object.entries(EVENTS))(
      `%s, ${emailVerified ? 'confirmed' : 'not confirmed'}`,
      async (_, event) => {
        const { person, links } = await somebody(emailVerified);
        const waits = /^This link works from/;
        await event.run(person);
        const ended: string[] = [];
        for (const [name, kind, token] of links) {
          const reading = harness.api().account.readLink.mutate({ kind, token });
          const why = await reading.then(
            () => null,
            (error) => error.data.fields?.token as string,
          );
          if (why === null || waits.test(why)) continue; // the operator's link is good, but not yet
          ended.push(name);
          expect(why, name).not.toBe(GENERIC);
          if (name.startsWith('change_') && event.run === EVENTS['a password change']?.run)
            expect(why).toBe('The change was cancelled because the password was changed.');
        }
        expect(ended.sort()).toEqual([...event.ends].sort());
      },
    );
});

describe('a pending change of address that a new password cancels', () => {
  it('is named in the form, at the link and in the mail; without one no mail names it', async () => {
    const { person } = await somebody(true);
    const reset = await linkFor(person, 'reset_password');
    const read = () => harness.api().account.readLink.mutate({ kind: 'resetPassword', token: reset });
    expect(await read()).toEqual({ email: person.email, completes: true, cancels: person.newEmail });
    const change = await harness.secretIn(person.newEmail, 'emailChangeNew', 'changeEmail');
    const choose = async (token: string, newPassword: string) =>
      expectOk(harness.post('/api/auth/reset-password', { token, newPassword }));
    await choose(reset, NEXT);
    await expect(harness.api().account.confirmEmailChange.mutate({ token: change })).rejects.toMatchObject({
      data: { fields: { token: 'The change was cancelled because the password was changed.' } },
    });
    const textsOf = async () =>
      (await harness.mailsTo(person.email))
        .filter(({ template }) => template === 'passwordChanged')
        .map(({ text }) => text);
    expect((await textsOf())[0]).toContain(
      'The change of your email address that was under way is cancelled.',
    );
    await choose(await linkFor(person, 'reset_password'), 'yet another sentence');
    expect((await textsOf())[1]).not.toContain('cancelled');
  });
});
