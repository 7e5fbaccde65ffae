import { randomUUID } from 'node:crypto';
import { eq, isNull, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { mail, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';

// No text that a stranger chose is in a mail, and a mail contains no links except ours.

let server: MailServer;
let harness: Harness;
let strict: Harness;
beforeAll(async () => {
  server = await startMailServer();
  const env = { SMTP_URL: server.url, MAIL_FROM: 'tests@example.com', TRUSTED_PROXIES: '10.0.0.0/8' };
  harness = await startHarness({ env });
  strict = await startHarness({ beside: harness, env: { ...env, SIGN_UP: 'verified' } });
});
afterAll(async () => {
  await strict[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
  await server.close();
});

const NEXT = 'a whole new sentence';

/** Texts with a mark that occurs in no other mail. */
type Words = Record<'mark' | 'userAgent' | 'name' | 'language' | 'forwarded' | 'target', string>;
const hostile: fc.Arbitrary<Words> = fc
  .record({
    link: fc.constantFrom(
      'http://#.example/pay',
      'www.#.example',
      '#.example',
      'mailto:#@#.example',
      'tel:+49900123456#',
    ),
    number: fc.constantFrom('0900-123456', '+49 900 123 456', '(0900) 12 34 56'),
    tail: fc.constantFrom('/9.9 (x', ' Mozilla/5.0 (Windows NT 10.0; #)', '', '/1 (iPhone; #)'),
    mark: fc.string({ unit: fc.constantFrom(...'bcdfghjkmnpqrstvwxz'), minLength: 9, maxLength: 9 }),
  })
  .map(({ link, number, tail, mark }) => {
    const say = (text: string) => text.replaceAll('#', mark);
    return {
      mark,
      userAgent: say(`URGENT # call ${number} or visit ${link}${tail}`),
      name: say(`# ${link} ${number}`),
      language: say(`#-${mark},en;q=0.9`),
      forwarded: say(`${link}, 203.0.113.7`),
      target: say(`${TRUSTED_SITE}/#-call-${encodeURI(number)}?visit=${link}`),
    };
  });

/** Calls every route that sends a mail. Returns the addresses that received mails. */
async function walk({ mark, userAgent, name, language, forwarded, target }: Words): Promise<string[]> {
  const email = `${randomUUID()}@example.com`;
  const newEmail = `${mark}-0900-123456.${randomUUID().slice(0, 8)}@${mark}.example`;
  const headers = {
    ...browser(),
    'user-agent': userAgent,
    'accept-language': language,
    'x-forwarded-for': forwarded,
  };
  const as = (cookie: string) => ({ ...headers, ...browser(cookie) });
  const call = async (path: string, body: unknown, more: Record<string, string> = headers, on = harness) => {
    const answer = await on.post(path, body, more, '10.0.0.1');
    expect([path, answer.status]).toEqual([path, 200]);
  };
  const disown = async (template: string) =>
    call('/api/trpc/account.disown', { token: await harness.secretIn(email, template, 'notMe') });

  const { cookie, user: made } = await harness.signUp({ email, name, callbackURL: target }, headers);
  await call('/api/auth/request-password-reset', { email, redirectTo: target });
  await call('/api/auth/send-verification-email', { email, callbackURL: target });
  await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, made.id));
  await call('/api/auth/request-password-reset', { email, redirectTo: target });
  for (let signedIn = 0; signedIn < 4; signedIn += 1)
    await call('/api/auth/sign-in/email', { email, password: PASSWORD });
  await call('/api/auth/sign-up/email', { email, name, password: PASSWORD }, headers, strict);
  await call('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: NEXT }, as(cookie));
  await disown('passwordChanged');
  const token = await harness.secretIn(email, 'secured', 'resetPassword');
  await call('/api/auth/reset-password', { token, newPassword: PASSWORD });
  const again = await harness.signIn(email, {}, headers);
  await call('/api/trpc/account.requestDeletion', {}, as(again.cookie));
  await call('/api/trpc/account.cancelDeletion', {}, as(again.cookie));
  await call('/api/auth/change-email', { newEmail, callbackURL: target }, as(again.cookie));
  for (const [to, template] of [
    [newEmail, 'emailChangeNew'],
    [email, 'emailChangeOld'],
  ] as const)
    await call('/api/trpc/account.confirmEmailChange', {
      token: await harness.secretIn(to, template, 'changeEmail'),
    });
  await harness.db.execute(sql`update "user" set deletion_due_at = now() where id = ${made.id}`);
  return [email, newEmail];
}

/** The visible text of a mail, after a check that all its links are ours. */
function toWords(html: string): string {
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  for (const href of hrefs) expect(href).toMatch(/^http:\/\/localhost:3001(?:\/|$)/);
  return html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ');
}
const withoutOurs = (text: string) =>
  text.replace(/http:\/\/localhost:3001\S*/g, ' ').replace(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, ' ');

describe('a mail', () => {
  it('contains no words of a stranger, and only our links, addresses and numbers', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (words) => {
        const addresses = await walk(words);
        harness.openMail();
        await harness.db.execute(sql`update mail set due_at = now() where sent_at is null`);
        const isSent = () =>
          vi.waitFor(async () => expect(await harness.db.$count(mail, isNull(mail.sentAt))).toBe(0), {
            timeout: 30_000,
            interval: 50,
          });
        await isSent();
        await harness.account.purge();
        await isSent();
        await harness.closeMail();
        const received = server.received.filter(({ to }) => addresses.includes(to));
        const subjects = new Set(received.map(({ subject }) => subject));
        expect(subjects.size).toBe(13); // every template
        for (const { subject, text, html } of received) {
          // Our own links do not contain them either.
          expect(`${text} ${html}`.toLowerCase()).not.toMatch(new RegExp(`${words.mark}|urgent|call|0900`));
          for (const part of [subject, withoutOurs(text), withoutOurs(toWords(html))]) {
            expect(part.toLowerCase()).not.toContain(words.mark);
            expect(part).not.toMatch(/urgent|0900|evil/i);
            expect(part).not.toMatch(/https?:|www\.|mailto:|tel:|@|[\w-]\.[a-z]{2,}/i);
            expect(part).not.toMatch(/\+?\d[\d ()/-]{4,}\d/);
          }
        }
      }),
      { numRuns: inject('driver') === 'pglite' ? 2 : 1 },
    );
  });
});
