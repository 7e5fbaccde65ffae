import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLink, type LinkPurpose } from '../../server/account/links.ts';
import { account, activity, emailChange, link, user } from '../../server/db/schema/index.ts';
import type { MailLink } from '../../shared/paths.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

// Links that were mailed before a ban: which of them act during it. No link gives a banned account another password or
// a confirmed address, except 'This wasn't me', which takes it away from a thief.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const NEXT = 'a whole new sentence';
type Use = (token: string) => Promise<unknown>;
const typed = () => harness.api().account;
const reset: Use = async (token) => {
  const answer = await harness.post('/api/auth/reset-password', { token, newPassword: NEXT });
  if (answer.status !== 200) throw new Error(`${answer.status}`);
};
const confirmChange: Use = (token) => typed().confirmEmailChange.mutate({ token });
const disown: Use = (token) => typed().disown.mutate({ token });
const stop: Use = (token) => typed().stopRecovery.mutate({ token });

/** Each purpose, every way to use its link, and whether it acts during a ban. */
const LINKS: Record<LinkPurpose, { kind: MailLink; acts: boolean; uses: Use[] }> = {
  verify_email: {
    kind: 'verifyEmail',
    acts: false,
    uses: [
      (token) => typed().verifyEmail.mutate({ token, newPassword: NEXT }),
      (token) => typed().discard.mutate({ token }),
    ],
  },
  reset_password: { kind: 'resetPassword', acts: false, uses: [reset] },
  change_email_new: { kind: 'changeEmail', acts: false, uses: [confirmChange] },
  change_email_old: { kind: 'changeEmail', acts: false, uses: [confirmChange] },
  recover_address: { kind: 'resetPassword', acts: false, uses: [reset] },
  // These take something away from whoever holds the account, or keep what is.
  not_me: { kind: 'notMe', acts: true, uses: [disown] },
  take_back: { kind: 'notMe', acts: true, uses: [disown] },
  keep_account: { kind: 'keepAccount', acts: true, uses: [(token) => typed().keep.mutate({ token })] },
  stop_recovery: { kind: 'stopRecovery', acts: true, uses: [stop] },
  stop_factor_reset: { kind: 'stopRecovery', acts: true, uses: [stop] },
};

const expectRefused = (work: Promise<unknown>) =>
  expect(
    work.then(
      () => 'done',
      () => 'refused',
    ),
  ).resolves.toBe('refused');

/** A banned user with a change of address that only one answer is missing for, and a recovery whose wait is over. */
async function somebody(purpose: LinkPurpose) {
  const ada = await (purpose === 'verify_email' ? harness.signUp() : harness.signUpConfirmed());
  const { id } = ada.user;
  const api = harness.api(browser(ada.cookie));
  await api.account.changeEmail.mutate({ email: `new.${ada.email}` });
  await harness.db
    .update(emailChange)
    .set(purpose === 'change_email_new' ? { oldConfirmedAt: new Date() } : { newConfirmedAt: new Date() })
    .where(eq(emailChange.userId, id));
  await harness.asOperator.run('user.recover', { who: id, email: `rescue.${ada.email}` });
  await harness.db.execute(sql`update operator_recovery set ready_at = now() where user_id = ${id}`);
  const sentTo: Partial<Record<LinkPurpose, string>> = {
    change_email_new: `new.${ada.email}`,
    recover_address: `rescue.${ada.email}`,
    take_back: `old.${ada.email}`,
  };
  const email = sentTo[purpose] ?? ada.email;
  const token = await createLink(harness.db, purpose, { userId: id, email });
  await harness.asOperator.run('user.ban', { who: id });
  return { ada, id, token };
}

/** What a link could change. */
const stateOf = async (id: string) => ({
  person: (await harness.db.select().from(user).where(eq(user.id, id)))[0],
  password: (await harness.db.select().from(account).where(eq(account.userId, id)))[0]?.password,
  links: await harness.db.$count(link, eq(link.userId, id)),
  events: await harness.db.$count(activity, eq(activity.userId, id)),
});

describe('a link that was mailed before a ban', () => {
  it.each(Object.entries(LINKS))('%s', async (purpose, { kind, acts, uses }) => {
    for (const use of uses) {
      const { id, token } = await somebody(purpose as LinkPurpose);
      const before = await stateOf(id);
      const reading = typed().readLink.mutate({ kind, token });
      if (acts) {
        await reading;
        await use(token);
        expect((await stateOf(id)).person?.disabledAt).toEqual(before.person?.disabledAt);
        await expectRefused(use(token)); // it works once
        continue;
      }
      await expectRefused(reading);
      await expectRefused(use(token));
      expect(await stateOf(id)).toEqual(before);
      // A ban ends no link: an unbanned user continues.
      await harness.asOperator.run('user.unban', { who: id });
      await use(token);
    }
  });

  it('lets no change of address complete by itself: it ends when its three days are over', async () => {
    const { ada, id } = await somebody('change_email_old');
    await harness.db.execute(
      sql`update email_change set created_at = now() - interval '73 hours' where user_id = ${id}`,
    );
    await harness.cleanup.run();
    expect(await harness.db.$count(emailChange, eq(emailChange.userId, id))).toBe(0);
    const { person } = await stateOf(id);
    expect(person?.email).toBe(ada.email);
    const kinds = await harness.db.select().from(activity).where(eq(activity.userId, id));
    expect(kinds.map(({ kind }) => kind)).toContain('email_change_cancelled');
  });
});
