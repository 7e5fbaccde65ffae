import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mail, user } from '../../server/db/schema/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';

let server: MailServer;
let harness: Harness;
const quickly = () => 0.2; // seconds between attempts
beforeEach(async () => {
  server = await startMailServer();
  harness = await startHarness({ env: { SMTP_URL: server.url, MAIL_FROM: 'Tests <tests@example.com>' } });
});
afterEach(async () => {
  await harness[Symbol.asyncDispose]();
  await server.close();
});
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 30 });
const rowsOf = (email: string) => harness.db.select().from(mail).where(eq(mail.recipient, email));

describe('mail (RFC 5321, RFC 3834)', () => {
  it('is sent after its sign-up, has one link in text and HTML, and keeps no secret afterwards', async () => {
    harness.openMail(quickly);
    const { email } = await harness.signUp();
    await until(() => expect(server.received.filter(({ to }) => to === email)).toHaveLength(1));
    const [sent] = server.received;
    expect(sent?.subject).toBe('Confirm your email address for Gatehouse');
    expect(sent?.raw).toContain('From: Tests <tests@example.com>');
    const [link] = sent?.text.match(/http:\/\/localhost:3001\/verify-email#token=[\w-]{43}/) ?? [];
    expect(link).toBeTruthy();
    expect(sent?.html).toContain(link);
    expect(sent?.raw).toContain('Auto-Submitted: auto-generated');
    await until(async () => {
      const [row] = await rowsOf(email);
      expect(row?.sentAt).toBeInstanceOf(Date);
      expect(row?.secrets).toBeNull();
    });
    expect(harness.logged.join()).not.toContain(link?.split('=')[1]);
  });

  it('is not queued when its transaction fails', async () => {
    const { email } = await harness.signUp();
    const before = await rowsOf(email);
    const again = await harness.post('/api/auth/sign-up/email', {
      name: 'B',
      email,
      password: 'another fine one',
    });
    expect(again.status).toBe(422);
    expect(await rowsOf(email)).toHaveLength(before.length);
  });

  it('stores waiting links encrypted, bound to their row', async () => {
    const { email } = await harness.signUp();
    const other = await harness.signUp();
    const secret = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
    const [[row], [otherRow]] = [await rowsOf(email), await rowsOf(other.email)];
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row && harness.mailer.outbox.open(row)).toEqual({ verifyEmail: secret });
    if (!row || !otherRow) throw new Error('no mails');
    expect(harness.mailer.outbox.open({ ...otherRow, secrets: row.secrets })).toBeNull();
  });

  it('waits while a server refuses, and arrives afterwards', async () => {
    server.setBehaviour('refuse');
    harness.openMail(quickly);
    const { email } = await harness.signUp();
    await until(async () => {
      const [row] = await rowsOf(email);
      expect(row?.attempts).toBeGreaterThan(4);
      expect(row?.lastError).toContain('451');
    });
    server.setBehaviour('well');
    await until(() => expect(server.received).toHaveLength(1));
  });

  it('delays no request while the server hangs, and waits while it is unreachable', async () => {
    server.setBehaviour('hang');
    harness.openMail(quickly);
    const { email } = await harness.signUp();
    await until(() => expect(server.greeted()).toBeGreaterThan(0));
    const ada = await harness.signIn(email);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
    const { url } = server;
    await server.close();
    expect(url).toBeTruthy();
    await until(async () => expect((await rowsOf(email))[0]?.lastError).toBeTruthy());
    expect((await rowsOf(email))[0]?.sentAt).toBeNull();
  });

  it('arrives once, though two processes send from one outbox to a slow server', async () => {
    server.setBehaviour('slow');
    const beside = await startHarness({
      beside: harness,
      env: { SMTP_URL: server.url, MAIL_FROM: 'tests@example.com' },
    });
    try {
      const people = await Promise.all(Array.from({ length: 12 }, () => harness.signUp()));
      harness.openMail(quickly);
      beside.openMail(quickly);
      await until(() => expect(server.received.length).toBeGreaterThanOrEqual(12));
      await until(async () =>
        expect((await harness.db.select().from(mail)).every(({ sentAt }) => sentAt !== null)).toBe(true),
      );
      // A worker ends after it has sent its current mail.
      await Promise.all([harness.closeMail(), beside.closeMail()]);
      expect(server.received.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
    } finally {
      await beside[Symbol.asyncDispose]();
    }
  });

  it('is sent by another process, with the same message id, if its process dies while sending', async () => {
    const { email } = await harness.signUp();
    const [claimed] = await harness.mailer.outbox.claim('a process that is gone', 1);
    expect(claimed?.recipient).toBe(email);
    expect(await harness.mailer.outbox.claim('another', 5)).toEqual([]);
    await harness.db.update(mail).set({ claimedUntil: new Date(Date.now() - 1_000) });
    harness.openMail(quickly);
    await until(() => expect(server.received).toHaveLength(1));
    expect(server.received[0]?.messageId).toBe(`<${claimed?.id}@localhost>`);
  });

  it('escapes names', async () => {
    const { email, user: ada } = await harness.signUp({ name: 'Ada <b> & "co"' });
    const reset = () => harness.post('/api/auth/request-password-reset', { email });
    await reset();
    // Before the address is confirmed, mails contain no name: a stranger could have written it.
    for (const { text } of await harness.mailsTo(email)) expect(text).not.toContain('Ada');
    await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, ada.id));
    await reset();
    const [mail] = (await harness.mailsTo(email)).slice(-1);
    expect(mail?.html).toContain('Hello Ada &lt;b&gt; &amp; &quot;co&quot;,');
  });

  it('arrives once if the server dies before it accepts it', async () => {
    server.setBehaviour('die');
    harness.openMail(quickly);
    const { email } = await harness.signUp();
    await until(async () => expect((await rowsOf(email))[0]?.lastError).toBeTruthy());
    server.setBehaviour('well');
    await until(() => expect(server.received).toHaveLength(1));
    await until(async () => expect((await rowsOf(email))[0]?.sentAt).toBeInstanceOf(Date));
  });

  it('is sent once even if its claim expires while it is being sent', async () => {
    server.setBehaviour('slow');
    harness.openMail(quickly);
    await harness.signUp();
    await until(() => expect(server.greeted()).toBe(1));
    await harness.db.update(mail).set({ claimedUntil: new Date(Date.now() - 1_000) });
    const second = await harness.signUp(); // this wakes the worker
    await until(() => expect(server.received.map(({ to }) => to)).toContain(second.email));
    await until(async () => expect((await rowsOf(second.email))[0]?.sentAt).toBeInstanceOf(Date));
    await harness.closeMail(); // it ends after it has sent its current mail
    expect(server.received).toHaveLength(2);
  });

  it('of another version waits for that version, one without its links is given up, and neither ends anything', async () => {
    harness.openMail(quickly);
    const strange = (id: string, secrets: string | null) =>
      harness.db
        .insert(mail)
        .values({ id, recipient: 'a@example.com', template: 'nonsense', params: {}, secrets });
    await strange('unreadable', null);
    await strange('newer', harness.mailer.outbox.seal('newer', {}));
    const { email } = await harness.signUp();
    await until(() => expect(server.received.map(({ to }) => to)).toContain(email));
    await until(async () => {
      const rows = new Map((await rowsOf('a@example.com')).map((row) => [row.id, row]));
      expect(rows.get('unreadable')?.givenUpAt).toBeInstanceOf(Date);
      expect(rows.get('newer')?.attempts).toBeGreaterThan(1);
      expect(rows.get('newer')?.givenUpAt).toBeNull();
    });
  });

  it('is given up after a day, and its links are erased', async () => {
    const { email } = await harness.signUp();
    await harness.db.update(mail).set({ createdAt: new Date(Date.now() - 25 * 3_600_000) });
    harness.openMail(quickly);
    await harness.cleanup.run();
    const [row] = await rowsOf(email);
    expect(row?.givenUpAt).toBeInstanceOf(Date);
    expect(row?.secrets).toBeNull();
    expect(server.received).toEqual([]);
  });
});
