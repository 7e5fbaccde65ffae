import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, mail, user } from '../../server/db/schema/index.ts';
import type { AnyLetter } from '../../server/mail/letter.ts';
import { SAMPLES } from '../../server/mail/samples.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { call, enrol, forgetStep } from './two-factor-calls.ts';

// In which language a mail is. The HTML says it, whatever its words.

const LANGUAGES = 'en,de,fr,ar-XB';
let server: MailServer;
let harness: Harness;
/** The same service, in which nobody is signed in before the address is confirmed. */
let verified: Harness;
beforeAll(async () => {
  server = await startMailServer();
  const env = { LANGUAGES, SMTP_URL: server.url, MAIL_FROM: 'us@example.com' };
  harness = await startHarness({ env });
  verified = await startHarness({ beside: harness, env: { ...env, SIGN_UP: 'verified' } });
});
afterAll(async () => {
  await verified[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
  await server.close();
});

const speaking = (tags: string) => ({ 'accept-language': tags });
const languageOf = (html: string) => /<html lang="([\w-]+)"/.exec(html)?.[1];
/** Template and language of each mail to a person, the newest last. */
const mailsTo = async (email: string, on = harness) =>
  (await on.mailsTo(email)).map(({ template, html }) => `${template} ${languageOf(html)}`);
const newestTo = async (email: string, on = harness) => (await mailsTo(email, on)).at(-1);
const languageIn = async (email: string) =>
  (await harness.db.select().from(user).where(eq(user.email, email)))[0]?.language;
const forget = (email: string, tags: string, on = harness) =>
  on.post('/api/auth/request-password-reset', { email }, speaking(tags));
/** A person with a confirmed address who signed up in German. */
const german = () => harness.signUpConfirmed({}, speaking('de'));
const choose = (cookie: string, locale: string | null) =>
  harness.api(browser(cookie)).profile.update.mutate({ locale });

describe('the language of a person', () => {
  it('is that of the sign-up: the cookie, else Accept-Language', async () => {
    const { email } = await harness.signUp({}, speaking('tlh, de-AT;q=0.8, fr;q=0.9'));
    expect([await languageIn(email), await newestTo(email)]).toEqual(['fr', 'verifyEmail fr']);
    const cookie = await harness.signUp({}, { ...speaking('fr'), cookie: 'gatehouse-language=de' });
    expect([await languageIn(cookie.email), await newestTo(cookie.email)]).toEqual(['de', 'verifyEmail de']);
    const unseen = `${randomUUID()}@example.com`;
    const body = { name: 'Ada', email: unseen, password: PASSWORD };
    await verified.post('/api/auth/sign-up/email', body, speaking('de'));
    expect([await languageIn(unseen), await newestTo(unseen)]).toEqual(['de', 'verifyEmail de']);
  });

  it('is none after a sign-up that asks for none that is offered, and mails are in the default language', async () => {
    for (const headers of [
      {},
      speaking('*'),
      speaking('tlh'),
      speaking('../../etc'),
      { cookie: 'gatehouse-language=xx' },
    ]) {
      const { email } = await harness.signUp({}, headers);
      expect([await languageIn(email), await newestTo(email)]).toEqual([null, 'verifyEmail en']);
    }
  });

  it('becomes that of the next sign-in, and counts for the notice of that sign-in already', async () => {
    const { email } = await german();
    await harness.signIn(email, {}, { ...browser(), ...speaking('fr'), 'user-agent': 'another browser' });
    expect([await languageIn(email), await newestTo(email)]).toEqual(['fr', 'newDevice fr']);
  });

  it('stays when a sign-in fails, or asks for no language that is offered', async () => {
    const { email } = await german();
    const wrong = { email, password: 'a wrong password' };
    expect((await harness.post('/api/auth/sign-in/email', wrong, speaking('fr'))).status).toBe(401);
    await harness.signIn(email);
    await harness.signIn(email, {}, speaking('tlh'));
    expect(await languageIn(email)).toBe('de');
  });

  it('becomes that of a sign-in with a second factor once it is complete, and with a passkey', async () => {
    const ada = await enrol(harness);
    const half = await harness.post(
      '/api/auth/sign-in/email',
      { email: ada.email, password: PASSWORD },
      {
        ...browser(),
        ...speaking('fr'),
      },
    );
    expect([half.status, await languageIn(ada.email)]).toEqual([200, null]);
    await forgetStep(harness, ada.user.id);
    const cookie = half.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const done = await call(
      harness,
      'verify-totp',
      { code: ada.code() },
      { ...browser(cookie), ...speaking('de') },
    );
    expect([done.status, await languageIn(ada.email)]).toEqual([200, 'de']);

    const grace = await harness.signUpConfirmed({}, { ...browser(), ...speaking('fr') });
    const passkeys = createPasskeyCalls(harness);
    const authenticator = createAuthenticator();
    expect((await passkeys.register(authenticator, grace.cookie)).status).toBe(200);
    expect(await languageIn(grace.email)).toBe('fr');
    const options = await passkeys.get('generate-authenticate-options');
    const holder = options.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const response = authenticator.get((await options.json()) as never);
    const signedIn = await harness.post(
      '/api/auth/passkey/verify-authentication',
      { response },
      {
        ...browser(holder),
        ...speaking('de'),
      },
    );
    expect([signedIn.status, await languageIn(grace.email)]).toEqual([200, 'de']);
  });

  it('changes nothing that back ends hear of', async () => {
    const { email, cookie, user: ada } = await german();
    const changes = () => harness.db.$count(change, eq(change.userId, ada.id));
    const before = [await changes(), await (await harness.bridge({ cookie })).json()];
    await harness.signIn(email, {}, speaking('fr'));
    expect([await changes(), await (await harness.bridge({ cookie })).json()]).toEqual(before);
  });
});

describe('a mail', () => {
  it('is in the language of its recipient, whoever asks for it', async () => {
    const { email } = await german();
    await forget(email, 'fr');
    expect(await newestTo(email)).toBe('resetPassword de');
    const body = { name: 'Mallory', email, password: PASSWORD };
    await verified.post('/api/auth/sign-up/email', body, speaking('fr'));
    expect(await newestTo(email)).toBe('signUpAttempt de');
    expect(await languageIn(email)).toBe('de');
    const unconfirmed = await harness.signUp({}, speaking('de'));
    await harness.post('/api/auth/send-verification-email', { email: unconfirmed.email }, speaking('fr'));
    await verified.post('/api/auth/sign-up/email', { ...body, email: unconfirmed.email }, speaking('fr'));
    expect(await mailsTo(unconfirmed.email)).toEqual(['verifyEmail de', 'verifyEmail de', 'verifyEmail de']);
  });

  it('has links whose pages are asked for its language, unless that is the default', async () => {
    const { email } = await german();
    await forget(email, 'fr');
    const linkIn = async (to: string) =>
      /\/reset-password[^\s"]*/.exec((await harness.mailsTo(to)).at(-1)?.text ?? '')?.[0];
    expect(await linkIn(email)).toMatch(/^\/reset-password\?lang=de#token=[\w-]{43}$/);
    const english = await harness.signUp({}, speaking('en'));
    await forget(english.email, 'de');
    expect(await linkIn(english.email)).toMatch(/^\/reset-password#token=[\w-]{43}$/);
  });

  it('is in the language of the profile before all others', async () => {
    const { email, cookie } = await german();
    await choose(cookie, 'fr-CA');
    await forget(email, 'de');
    expect(await newestTo(email)).toBe('resetPassword fr');
    await harness.signIn(email, {}, speaking('de'));
    await forget(email, 'de');
    expect(await newestTo(email)).toBe('resetPassword fr');
  });

  it('passes over a language that is no longer offered', async () => {
    const { email, cookie } = await german();
    await choose(cookie, 'fr');
    await forget(email, 'en');
    for (const [offered, language] of [
      ['en,de', 'de'],
      ['en,ar-XB', 'en'],
      ['ar-XB,en', 'ar-XB'],
    ]) {
      const without = await startHarness({ beside: harness, env: { LANGUAGES: offered ?? '' } });
      expect(await newestTo(email, without)).toBe(`resetPassword ${language}`);
      await without[Symbol.asyncDispose]();
    }
    await harness.db.execute(sql`update profile set data = '{"locale": ["fr"]}' from "user" u
      where u.id = user_id and u.email = ${email}`);
    await forget(email, 'en');
    expect(await newestTo(email)).toBe('resetPassword de');
  });

  it.each(
    SAMPLES.filter(({ template }) => template !== 'summary').map((one) => [one.template, one] as const),
  )('of the kind %s is in the language of its account', async (template, { params, secrets }) => {
    const { email, user: ada } = await harness.signUpConfirmed({}, speaking('ar-XB'));
    const letter = { to: email, isConfirmed: true, userId: ada.id, template, params, secrets } as AnyLetter;
    await harness.db.transaction((trx) => harness.mailer.outbox.add(trx, letter));
    expect(await newestTo(email)).toBe(`${template} ar-XB`);
    const [sent] = (await harness.mailsTo(email)).slice(-1);
    expect(sent?.subject).toContain('\u202e'); // its words are those of the language
    expect(sent?.text).toContain('\u202e');
  });

  it('that sums up an hour, and the last one of a deleted account, are in the language of the account', async () => {
    const { email, user: ada } = await german();
    for (let mails = 0; mails < 4; mails += 1)
      await harness.signIn(email, {}, { ...browser(), ...speaking('de') });
    await harness.db.execute(sql`update mail set due_at = now() where recipient = ${email}`);
    expect(await mailsTo(email)).toContain('summary de');
    await harness.db.execute(sql`update "user" set deletion_due_at = now() where id = ${ada.id}`);
    await harness.account.purge();
    expect(await mailsTo(email)).toEqual(['deleted de']);
  });

  it('of the operator’s commands is in the language of its recipient', async () => {
    const { email } = await enrol(harness);
    await harness.db.update(user).set({ language: 'de' }).where(eq(user.email, email));
    await harness.asOperator.run('user.resetSecondFactor', { who: email, passkeys: false, now: false });
    expect(await newestTo(email)).toBe('factorResetNotice de');
    const newEmail = `${randomUUID()}@example.com`;
    await harness.asOperator.run('user.recover', { who: email, email: newEmail });
    expect(await newestTo(email)).toBe('recoveryNotice de');
    expect(await newestTo(newEmail)).toBe('recovery de');
    await harness.asOperator.run('mail.test', { to: email });
    expect(languageOf(server.received.at(-1)?.html ?? '')).toBe('de');
    await harness.asOperator.run('mail.test', { to: 'on-call@example.com' });
    expect(languageOf(server.received.at(-1)?.html ?? '')).toBe('en');
  });

  it('that a version before queued is in the default language', async () => {
    const { email } = await german();
    await harness.db.update(mail).set({ languages: null }).where(eq(mail.recipient, email));
    expect(await mailsTo(email)).toEqual(['verifyEmail en']);
  });

  it('arrives with a subject, names and links that its direction does not damage', async () => {
    const { email, user: ada } = await harness.signUpConfirmed({ name: 'سلمى 42' }, speaking('ar-XB'));
    await forget(email, 'en');
    await harness.db.update(user).set({ name: 'Ada 42', language: null }).where(eq(user.id, ada.id));
    await forget(email, 'ar-XB');
    harness.openMail();
    await expect
      .poll(() => server.received.filter(({ to }) => to === email).length, { timeout: 30_000 })
      .toBe(3);
    await harness.closeMail();
    const mails = server.received.filter(({ to }) => to === email);
    const find = (language: string, name: string) =>
      mails.find(({ html, text }) => languageOf(html) === language && text.includes(name));
    const arabic = find('ar-XB', '\u2068سلمى 42\u2069');
    const english = find('en', 'Hello Ada 42,');
    expect(arabic?.subject).toContain('\u2068Gatehouse\u2069');
    expect(english?.subject).toBe('Choose a new password for Gatehouse');
    for (const one of [arabic, english])
      expect(one?.text).toMatch(
        /^http:\/\/localhost:3001\/reset-password(?:\?lang=ar-XB)?#token=[\w-]{43}$/m,
      );
  });
});
