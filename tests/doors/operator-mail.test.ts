import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mail } from '../../server/db/schema/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';

// What the operator sees of mails, with a real mail server.

let mails: MailServer;
let harness: Harness;
beforeAll(async () => {
  mails = await startMailServer();
  harness = await startHarness({ env: { SMTP_URL: mails.url, MAIL_FROM: 'us@example.com' } });
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
  await mails.close();
});

const list = (state: 'all' | 'waiting' | 'failed', on = harness) =>
  on.asOperator.run('mail.list', { state, limit: 1_000 });
const mailOf = async (email: string, state: 'all' | 'waiting' | 'failed' = 'all') =>
  (await list(state)).find(({ recipient }) => recipient === email);

describe('a test mail', () => {
  it('is sent at once, and shows the answer of the mail server', async () => {
    const sent = await harness.asOperator.run('mail.test', { to: 'on-call@example.com' });
    expect(sent.answer).toMatch(/^250 /);
    expect(mails.received.at(-1)).toMatchObject({
      to: 'on-call@example.com',
      subject: 'Test mail of Gatehouse',
    });
    expect(await mailOf('on-call@example.com')).toBeUndefined(); // it is not queued
  });

  it('that is refused says why, with the answer', async () => {
    mails.setBehaviour('refuse');
    await expect(harness.asOperator.run('mail.test', { to: 'on-call@example.com' })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/refused the sender .* or the recipient\. It answered: 451 try later/),
    });
    mails.setBehaviour('well');
  });

  it('without a server on that port, or without SMTP_URL, says what to do', async () => {
    await using closed = await startHarness({
      env: { SMTP_URL: 'smtp://user:hunter2@127.0.0.1:1', MAIL_FROM: 'us@example.com' },
      beside: harness,
    });
    await expect(closed.asOperator.run('mail.test', { to: 'a@example.com' })).rejects.toMatchObject({
      message: expect.stringMatching(/^There is no connection to the mail server\.(?!.*hunter2)/),
    });
    await using without = await startHarness({ beside: harness });
    await expect(without.asOperator.run('mail.test', { to: 'a@example.com' })).rejects.toMatchObject({
      code: 'precondition_failed',
      message: expect.stringContaining('SMTP_URL'),
    });
  });
});

describe('the mails of the outbox', () => {
  it('are listed with their state, and never with a link', async () => {
    const ada = await harness.signUp();
    const waiting = await mailOf(ada.email, 'waiting');
    expect(waiting).toMatchObject({
      template: 'verifyEmail',
      state: 'waiting',
      attempts: 0,
      lastError: null,
    });
    const secret = await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail');
    const row = await harness.db.select().from(mail).where(eq(mail.recipient, ada.email));
    for (const one of [secret, row[0]?.secrets ?? ''])
      expect(JSON.stringify(await list('all'))).not.toContain(one);
    expect(await mailOf(ada.email, 'failed')).toBeUndefined();
  });

  it('are tried again when the operator says so, long before their turn', async () => {
    const ada = await harness.signUp();
    mails.setBehaviour('refuse');
    harness.openMail(() => 3_600);
    try {
      const failing = () => mailOf(ada.email, 'failed');
      await vi.waitFor(async () => expect(await failing()).toMatchObject({ state: 'failing', attempts: 1 }), {
        timeout: 30_000,
      });
      const found = await failing();
      expect(found?.lastError).toMatch(/^E\w+ 451/);
      mails.setBehaviour('well');
      expect(await harness.asOperator.run('mail.retry', { id: found?.id ?? '' })).toEqual({ retried: 1 });
      await vi.waitFor(
        async () => expect(await mailOf(ada.email)).toMatchObject({ state: 'sent', dueAt: null }),
        {
          timeout: 30_000,
        },
      );
      expect(mails.received.filter(({ to }) => to === ada.email)).toHaveLength(1);
      await expect(harness.asOperator.run('mail.retry', { id: found?.id ?? '' })).rejects.toMatchObject({
        code: 'conflict',
        message: 'This mail was sent.',
      });
    } finally {
      await harness.closeMail();
    }
  });

  it('that were given up, or are unknown, are not; all that failed are retried together', async () => {
    const ada = await harness.signUp();
    const found = await mailOf(ada.email);
    await harness.db.execute(sql`update mail set attempts = 1, last_error = 'ESOCKET',
      due_at = now() + interval '1 hour' where id = ${found?.id}`);
    expect((await harness.asOperator.run('mail.retry', { id: null })).retried).toBeGreaterThan(0);
    await harness.db.execute(
      sql`update mail set given_up_at = now(), secrets = null where id = ${found?.id}`,
    );
    expect(await mailOf(ada.email, 'failed')).toMatchObject({ state: 'given up' });
    for (const [id, code] of [
      [found?.id ?? '', 'conflict'],
      ['nothing', 'not_found'],
    ] as const)
      await expect(harness.asOperator.run('mail.retry', { id })).rejects.toMatchObject({ code });
  });
});
