import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { link, mail, mailBudget } from '../../server/db/schema/index.ts';
import { createMailBudget } from '../../server/mail/budget.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';

let server: MailServer;
let harness: Harness;
let beside: Harness;
beforeAll(async () => {
  server = await startMailServer();
  const env = { SMTP_URL: server.url, MAIL_FROM: 'tests@example.com' };
  harness = await startHarness({ env });
  beside = await startHarness({ beside: harness, env });
});
afterAll(async () => {
  await beside[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
  await server.close();
});

type Person = Awaited<ReturnType<Harness['signUp']>>;
const templatesTo = async (email: string) =>
  (await harness.mailsTo(email)).map(({ template }) => template).sort();
/** As a browser that stores no cookies. */
const signIn = (email: string, on = harness, password = PASSWORD) =>
  on.post('/api/auth/sign-in/email', { email, password }, browser());
const signInTimes = async (count: number, email: string) => {
  for (let done = 0; done < count; done += 3)
    for (const { status } of await Promise.all(
      Array.from({ length: Math.min(3, count - done) }, (_, at) => signIn(email, at % 2 ? harness : beside)),
    ))
      expect(status).toBe(200);
};
/** Ends every hour that has begun. */
const endHours = async () => {
  await harness.db.execute(sql`update mail_budget set ends_at = ends_at - interval '61 minutes'`);
  await harness.db.execute(
    sql`update mail set due_at = due_at - interval '61 minutes' where sent_at is null`,
  );
};
const summaryTo = async (email: string) =>
  (await harness.db.select().from(mail).where(eq(mail.recipient, email))).filter(
    ({ template }) => template === 'summary',
  );
const changePassword = async (person: Person, from: string, to: string) =>
  expect(
    (
      await harness.post(
        '/api/auth/change-password',
        { currentPassword: from, newPassword: to },
        { authorization: `Bearer ${person.bearer}` },
      )
    ).status,
  ).toBe(200);

describe('an address that nobody confirmed', () => {
  it('receives only its confirmation, however often somebody signs in with it', async () => {
    const victim = await harness.signUp();
    await signInTimes(20, victim.email);
    expect(await templatesTo(victim.email)).toEqual(['verifyEmail']);
    expect(await harness.db.$count(link, eq(link.userId, victim.user.id))).toBe(1);
  });

  it('receives no notices about the account', async () => {
    const victim = await harness.signUp();
    const api = harness.api(browser(victim.cookie));
    await api.account.changeEmail.mutate({ email: `x-${victim.email}` });
    await api.account.cancelEmailChange.mutate();
    await api.account.requestDeletion.mutate();
    await api.account.cancelDeletion.mutate();
    for (const turn of [0, 1, 2, 3]) {
      const current = turn === 0 ? PASSWORD : `sentence number ${turn}`;
      const signedIn = await harness.signIn(victim.email, { password: current });
      await changePassword(signedIn, current, `sentence number ${turn + 1}`);
    }
    await harness.post('/api/auth/sign-up/email', { name: 'B', email: victim.email, password: PASSWORD });
    expect(await templatesTo(victim.email)).toEqual(['verifyEmail']);
  });

  it('receives three mails an hour of all kinds together, and three more in the next hour', async () => {
    const victim = await harness.signUp();
    const grace = await harness.signUp();
    const ask = (route: string, on: Harness) => on.post(`/api/auth/${route}`, { email: victim.email });
    const asked = [];
    for (const on of [harness, beside, harness, beside])
      asked.push(ask('request-password-reset', on), ask('send-verification-email', on));
    asked.push(harness.post('/api/trpc/account.changeEmail', { email: victim.email }, browser(grace.cookie)));
    for (const response of await Promise.all(asked)) expect([200, 429]).toContain(response.status);
    const first = await templatesTo(victim.email);
    expect(first).toHaveLength(3);
    expect(new Set([...first, 'verifyEmail', 'resetPassword']).size).toBe(2);
    await endHours();
    await harness.db.execute(sql`delete from rate_limit`);
    expect((await ask('request-password-reset', await freshProcess())).status).toBe(200);
    expect(await templatesTo(victim.email)).toHaveLength(4);
  });

  it('is confirmed when a reset link is used, and receives the notice of the new password', async () => {
    const victim = await harness.signUp({ name: 'Call me' });
    await harness.post('/api/auth/request-password-reset', { email: victim.email });
    const token = await harness.secretIn(victim.email, 'resetPassword', 'resetPassword');
    await harness.post('/api/auth/reset-password', { token, newPassword: 'a whole new sentence' });
    expect(await templatesTo(victim.email)).toEqual(['passwordChanged', 'resetPassword', 'verifyEmail']);
    // The name was set before the address was confirmed.
    for (const { text } of await harness.mailsTo(victim.email)) expect(text).not.toContain('Call me');
  });
});

/** A process that has cached no window. */
async function freshProcess() {
  const fresh = await startHarness({ beside: harness });
  opened.push(fresh);
  return fresh;
}
const opened: Harness[] = [];
afterAll(async () => {
  for (const one of opened) await one[Symbol.asyncDispose]();
});

describe('a confirmed address', () => {
  it('receives three notices of a kind an hour, and one summary of the rest, whose button works', async () => {
    const ada = await harness.signUpConfirmed();
    await signInTimes(12, ada.email);
    expect(await templatesTo(ada.email)).toEqual([...Array(3).fill('newDevice'), 'verifyEmail']);
    // The summary collects notices until the hour ends.
    expect(await summaryTo(ada.email)).toMatchObject([
      { params: { counts: { newDevice: 9 } }, sentAt: null },
    ]);
    await endHours();
    harness.openMail();
    beside.openMail();
    const told = () =>
      server.received.filter(({ to, subject }) => to === ada.email && subject.startsWith('More'));
    await vi.waitFor(() => expect(told()).toHaveLength(1), { timeout: 30_000, interval: 30 });
    await vi.waitFor(async () => expect((await summaryTo(ada.email))[0]?.sentAt).toBeInstanceOf(Date), {
      timeout: 30_000,
    });
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain('New sign-ins: 9');
    const token = told()[0]?.text.match(/#not_me=([\w-]{43})/)?.[1] ?? '';
    expect(told()[0]?.html).toContain(token);
    expect(await harness.api().account.disown.mutate({ token })).toEqual({});
    expect((await signIn(ada.email)).status).toBe(401);
    // In the next hour the budget is full again.
    expect(await templatesTo(ada.email)).toContain('secured');
  });

  it('receives notices of completed changes and requested mails without delay', async () => {
    const ada = await harness.signUpConfirmed();
    await signInTimes(6, ada.email);
    let current = PASSWORD;
    for (const turn of [1, 2, 3, 4, 5]) {
      const signedIn = await harness.signIn(ada.email, { password: current });
      await changePassword(signedIn, current, `sentence number ${turn}`);
      current = `sentence number ${turn}`;
      if (turn === 1) expect(await templatesTo(ada.email)).toContain('passwordChanged');
    }
    const signedIn = await harness.signIn(ada.email, { password: current });
    const api = harness.api(browser(signedIn.cookie));
    await api.account.requestDeletion.mutate();
    await api.account.cancelDeletion.mutate();
    await harness.post('/api/auth/request-password-reset', { email: ada.email });
    for (const turn of [1, 2, 3]) await api.account.changeEmail.mutate({ email: `${turn}.${ada.email}` });
    // Each change would send a mail to the old address: the fourth is refused, and nothing of it happens.
    await expect(api.account.changeEmail.mutate({ email: `4.${ada.email}` })).rejects.toMatchObject({
      data: { reason: 'rate_limited', retryAfter: expect.any(Number) },
    });
    expect((await api.security.overview.query()).pendingEmail?.email).toBe(`3.${ada.email}`);
    const sent = await templatesTo(ada.email);
    const count = (name: string) => sent.filter((one) => one === name).length;
    for (const name of ['newDevice', 'passwordChanged', 'emailChangeOld'])
      expect([name, count(name)]).toEqual([name, 3]);
    for (const name of ['deletion', 'deletionCancelled', 'resetPassword'])
      expect([name, count(name)]).toEqual([name, 1]);
    expect(await summaryTo(ada.email)).toHaveLength(1);
    expect((await summaryTo(ada.email))[0]?.params).toMatchObject({ counts: { passwordChanged: 2 } });
  });

  it('receives a summary whose button works even after a reset ended that hour’s links', async () => {
    const ada = await harness.signUpConfirmed();
    await signInTimes(4, ada.email);
    await harness.db.delete(link).where(eq(link.userId, ada.user.id));
    await endHours();
    const [row] = await summaryTo(ada.email);
    const finished = row && (await harness.mailer.finish(row));
    const token = finished && harness.mailer.outbox.open(finished)?.notMe;
    expect(await harness.api().account.disown.mutate({ token: token ?? '' })).toEqual({});
  });

  it('receives no summary after the account is deleted, and none that works from a replaced address', async () => {
    const [ada, grace] = [await harness.signUpConfirmed(), await harness.signUpConfirmed()];
    await signInTimes(4, ada.email);
    await signInTimes(4, grace.email);
    await harness.db.execute(sql`update "user" set deletion_due_at = now() where id = ${ada.user.id}`);
    await harness.db.execute(
      sql`update "user" set email = ${`next.${grace.email}`} where id = ${grace.user.id}`,
    );
    await harness.account.purge();
    expect(await summaryTo(ada.email)).toEqual([]);
    await endHours();
    const [row] = await summaryTo(grace.email);
    const finished = row && (await harness.mailer.finish(row));
    expect(finished && harness.mailer.outbox.open(finished)).toEqual({});
    expect(finished && (await harness.mailer.read(finished)).text).not.toContain('wasn’t you');
  });
});

describe('the count of mails in an hour', () => {
  it('stays within every limit, with ten notices in all, and starts again after an hour', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const limits = { a: 3, b: 3, c: 3, d: 3, e: 3, notice: 10 };
    const step = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...names).map((name) => [name, 'notice']) },
      { weight: 5, arbitrary: fc.constantFrom(...names).map((name) => [name]) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, minLength: 10 }), async (steps) => {
        const budget = createMailBudget(randomBytes(32));
        turn += 1;
        const email = `property-${turn}@example.com`;
        let counted: Record<string, number> = {};
        for (const one of steps) {
          if (one === null) {
            await endHours();
            counted = {};
            continue;
          }
          const asked = Object.fromEntries(one.map((name) => [name, limits[name as keyof typeof limits]]));
          const hasRoom = one.every((name) => (counted[name] ?? 0) < limits[name as keyof typeof limits]);
          if (hasRoom) for (const name of one) counted[name] = (counted[name] ?? 0) + 1;
          expect(await budget.spend(harness.db, email, asked)).toBe(hasRoom);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('ignores rolled-back mails, has one row per address, and is deleted by the cleanup', async () => {
    const ada = await harness.signUpConfirmed();
    const before = await harness.db.$count(mailBudget);
    await expect(
      harness.db.transaction(async (trx) => {
        await harness.mailer.outbox.add(trx, {
          to: ada.email,
          isConfirmed: true,
          userId: ada.user.id,
          template: 'signUpAttempt',
          params: { name: null },
          secrets: {},
        });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await harness.db.$count(mailBudget)).toBe(before);
    await signInTimes(4, ada.email);
    expect(await harness.db.$count(mailBudget)).toBeLessThanOrEqual(before + 1);
    await endHours();
    await harness.cleanup.run();
    expect(await harness.db.$count(mailBudget)).toBe(0);
  });
});
