import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, emailChange, link, user } from '../../server/db/schema/index.ts';
import type { MailLink } from '../../shared/paths.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { givePasskey } from './second-factors.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

type Person = Awaited<ReturnType<Harness['signUp']>>;
type Links = Record<MailLink, string>;
const NEXT = 'a whole new sentence';
const UNUSABLE = {
  data: {
    reason: 'invalid_input',
    httpStatus: 400,
    fields: { token: 'This link has expired or was used already.' },
  },
};

const read = (kind: MailLink, token: string) => harness.api().account.readLink.mutate({ kind, token });
const newEmailOf = ({ email }: Person) => `new.${email}`;

/** A person who received a link of every kind. */
async function somebody(): Promise<{ ada: Person; links: Links }> {
  const ada = await harness.signUp();
  const api = harness.api(browser(ada.cookie));
  await harness.post('/api/auth/request-password-reset', { email: ada.email });
  await api.account.changeEmail.mutate({ email: newEmailOf(ada) });
  // Only now: a confirmed address would have to confirm the change.
  await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, ada.user.id));
  await api.account.requestDeletion.mutate();
  await givePasskey(harness, ada.user.id);
  await harness.asOperator.run('user.resetSecondFactor', { who: ada.email, passkeys: true, now: false });
  const links = {
    verifyEmail: await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail'),
    changeEmail: await harness.secretIn(newEmailOf(ada), 'emailChangeNew', 'changeEmail'),
    resetPassword: await harness.secretIn(ada.email, 'resetPassword', 'resetPassword'),
    notMe: await harness.secretIn(ada.email, 'deletion', 'notMe'),
    keepAccount: await harness.secretIn(ada.email, 'deletion', 'keepAccount'),
    stopRecovery: await harness.secretIn(ada.email, 'factorResetNotice', 'stopRecovery'),
  };
  return { ada, links };
}
const kindsOf = (links: Links) => Object.entries(links) as [MailLink, string][];

const uses: Record<MailLink, (token: string) => Promise<unknown>> = {
  verifyEmail: (token) => harness.api().account.verifyEmail.mutate({ token, password: PASSWORD }),
  changeEmail: (token) => harness.api().account.confirmEmailChange.mutate({ token }),
  resetPassword: async (token) => {
    const answer = await harness.post('/api/auth/reset-password', { token, newPassword: NEXT });
    expect(answer.status).toBe(200);
  },
  notMe: (token) => harness.api().account.disown.mutate({ token }),
  keepAccount: (token) => harness.api().account.keep.mutate({ token }),
  stopRecovery: (token) => harness.api().account.stopRecovery.mutate({ token }),
};
const KINDS = [
  'verifyEmail',
  'changeEmail',
  'resetPassword',
  'notMe',
  'keepAccount',
  'stopRecovery',
] as const;

describe('reading a link of a mail', () => {
  it.each(KINDS)(
    'returns whose %s link it is, any number of times, and the link stays valid',
    async (kind) => {
      const { ada, links } = await somebody();
      const rows = () => harness.db.select().from(link).where(eq(link.userId, ada.user.id)).orderBy(link.id);
      const [before, logged] = [await rows(), await harness.db.$count(activity)];
      const email = kind === 'changeEmail' ? newEmailOf(ada) : ada.email;
      const facts = {
        email,
        completes: true,
        ...(kind === 'verifyEmail' && { needsPassword: true }),
        ...(kind === 'stopRecovery' && { stops: 'second_factor' }),
        ...(['verifyEmail', 'resetPassword', 'notMe'].includes(kind) && { cancels: newEmailOf(ada) }),
      };
      for (const _ of ['once', 'twice']) expect(await read(kind, links[kind])).toEqual(facts);
      expect(await rows()).toEqual(before);
      expect(await harness.db.$count(activity)).toBe(logged);
      await uses[kind](links[kind]);
      await expect(read(kind, links[kind])).rejects.toMatchObject(UNUSABLE);
    },
  );

  it('returns if the other address of a change must agree too', async () => {
    const ada = await harness.signUp();
    await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, ada.user.id));
    const email = newEmailOf(ada);
    await harness.api(browser(ada.cookie)).account.changeEmail.mutate({ email });
    const fresh = await harness.secretIn(email, 'emailChangeNew', 'changeEmail');
    const old = await harness.secretIn(ada.email, 'emailChangeOld', 'changeEmail');
    for (const token of [fresh, old])
      expect(await read('changeEmail', token)).toEqual({ email, completes: false });
    await uses.changeEmail(fresh);
    expect(await read('changeEmail', old)).toEqual({ email, completes: true });
  });

  it('refuses links of another purpose, unknown ones and expired ones with the same answer', async () => {
    const { ada, links } = await somebody();
    for (const [kind, token] of kindsOf(links))
      for (const other of KINDS.filter((one) => one !== kind))
        await expect(read(other, token)).rejects.toMatchObject(UNUSABLE);
    for (const kind of KINDS) await expect(read(kind, 'x'.repeat(43))).rejects.toMatchObject(UNUSABLE);
    await harness.db.update(link).set({ expiresAt: sql`now()` }).where(eq(link.userId, ada.user.id));
    for (const [kind, token] of kindsOf(links))
      await expect(read(kind, token)).rejects.toMatchObject(UNUSABLE);
  });

  it('refuses a link if its use would be refused', async () => {
    const { ada, links } = await somebody();
    const isAda = eq(user.id, ada.user.id);
    await harness.db
      .update(user)
      .set({ email: `moved.${ada.email}` })
      .where(isAda);
    for (const kind of ['verifyEmail', 'resetPassword'] as const)
      await expect(read(kind, links[kind])).rejects.toMatchObject(UNUSABLE);
    await harness.db.update(user).set({ email: ada.email, disabledAt: sql`now()` }).where(isAda);
    for (const kind of ['verifyEmail', 'resetPassword'] as const)
      await expect(read(kind, links[kind])).rejects.toMatchObject(UNUSABLE);
    await harness.db.delete(emailChange).where(eq(emailChange.userId, ada.user.id));
    await expect(read('changeEmail', links.changeEmail)).rejects.toMatchObject(UNUSABLE);
  });

  it('returns nothing about a deleted account', async () => {
    const { ada, links } = await somebody();
    await harness.db.update(user).set({ deletionDueAt: sql`now()` }).where(eq(user.id, ada.user.id));
    expect(await harness.account.purge()).toBe(1);
    for (const [kind, token] of kindsOf(links))
      await expect(read(kind, token)).rejects.toMatchObject(UNUSABLE);
  });

  it.each([
    [{ kind: 'verifyEmail', token: '' }, 'token'],
    [{ kind: 'verifyEmail', token: 'x'.repeat(600) }, 'token'],
    [{ kind: 'verifyEmail', token: 'x\u0000' }, 'token'],
    [{ kind: 'verifyEmail' }, 'token'],
    [{ kind: 'verify_email', token: 'x' }, 'kind'],
    [{ token: 'x' }, 'kind'],
    [{ kind: 'notMe', token: 'x', email: 'ada@example.com' }, 'email'],
  ])('refuses %j', async (input, field) => {
    const response = await harness.post('/api/trpc/account.readLink', input);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { data: { reason: 'invalid_input', fields: { [field]: expect.any(String) } } },
    });
  });

  it('reads no secret from a URL, and logs none', async () => {
    const { links } = await somebody();
    const input = JSON.stringify({ kind: 'notMe', token: links.notMe });
    const got = await harness.request(`/api/trpc/account.readLink?input=${encodeURIComponent(input)}`);
    expect(got.status).toBe(405);
    await read('notMe', links.notMe);
    await expect(read('keepAccount', links.notMe)).rejects.toMatchObject(UNUSABLE);
    expect(harness.logged.join('')).not.toContain(links.notMe);
  });

  it('signs nobody in, and answers signed-in users the same', async () => {
    const { ada, links } = await somebody();
    const grace = await harness.signUp({ password: PASSWORD });
    const body = { kind: 'resetPassword', token: links.resetPassword };
    const answers = await Promise.all(
      [{}, browser(ada.cookie), browser(grace.cookie)].map((headers) =>
        harness.post('/api/trpc/account.readLink', body, headers),
      ),
    );
    for (const answer of answers) {
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.json()).toEqual({
        result: { data: { email: ada.email, completes: true, cancels: newEmailOf(ada) } },
      });
    }
  });
});
