import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoutes } from '../../server/auth/routes.ts';
import { EVIL_PATHS, EVIL_TARGETS } from '../evil-targets.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';

// Better Auth's clients navigate to the `url` of an answer without asking, and links in mails return to it.

const OWN = 'http://localhost:3001';
let harness: Harness;
let ada: Awaited<ReturnType<Harness['signUp']>>;
beforeAll(async () => {
  harness = await startHarness();
  ada = await harness.signUp();
});
afterAll(() => harness[Symbol.asyncDispose]());

const post = async (path: string, body: object, headers: Record<string, string> = browser()) => {
  const response = await harness.post(`/api/auth${path}`, body, headers);
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
};
const signIn = (more: object, headers?: Record<string, string>) =>
  post('/sign-in/email', { email: ada.email, password: PASSWORD, ...more }, headers);
const signUpBody = () => ({ name: 'Ada', email: `${randomUUID()}@example.com`, password: PASSWORD });

const CODES: Record<string, string> = {
  callbackURL: 'INVALID_CALLBACK_URL',
  redirectTo: 'INVALID_REDIRECT_URL',
  errorCallbackURL: 'INVALID_ERROR_CALLBACK_URL',
  newUserCallbackURL: 'INVALID_NEW_USER_CALLBACK_URL',
};
const known = Object.entries(openRoutes).flatMap(([path, { target }]) =>
  target ? [[path, target] as const] : [],
);

describe('a good callbackURL', () => {
  it.each([
    '/',
    '/dashboard',
    '/a?next=//evil.example&to=%2f%5c',
    '/a#//evil.example',
    '/a%20b/%c3%a9',
    `${OWN}/account`,
    `${TRUSTED_SITE}/lesson?x=1#y`,
  ])('%s counts at sign-in, as in Better Auth', async (callbackURL) => {
    const { status, body, headers } = await signIn({ callbackURL });
    expect([status, body.redirect, body.url]).toEqual([200, true, callbackURL]);
    expect(headers.get('location')).toBe(callbackURL);
  });

  it.each([
    ['/é/☃?ü#ß', '/%C3%A9/%E2%98%83?%C3%BC#%C3%9F'],
    [`${TRUSTED_SITE}/☃\ud800`, `${TRUSTED_SITE}/%E2%98%83%EF%BF%BD`],
  ])('%s counts, in the characters that a header holds', async (callbackURL, url) => {
    const { status, body, headers } = await signIn({ callbackURL });
    expect([status, body.redirect, body.url, headers.get('location')]).toEqual([200, true, url, url]);
  });

  it.each([{}, { callbackURL: '' }, { callbackURL: undefined }])('%j is not accepted', async (more) => {
    const { status, body, headers } = await signIn(more);
    expect([status, body.redirect, body.url]).toEqual([200, false, undefined]);
    expect(headers.get('location')).toBeNull();
  });

  it.each([
    ['of the portal', browser(), OWN],
    ['of a program', {}, OWN],
    ['of a trusted site', { origin: TRUSTED_SITE, 'sec-fetch-site': 'cross-site' }, TRUSTED_SITE],
  ])('that is a path leads from mails back to the requesting site %s', async (_of, headers, site) => {
    const made = signUpBody();
    await post('/sign-up/email', { ...made, callbackURL: '/lesson?x=1' }, headers);
    await post('/send-verification-email', { email: made.email, callbackURL: '/lesson?x=1' }, headers);
    await post('/request-password-reset', { email: made.email, redirectTo: '/lesson?x=1' }, headers);
    const packed = Buffer.from(`${site}/lesson?x=1`).toString('base64url');
    const mails = await harness.mailsTo(made.email);
    expect(mails).toHaveLength(3);
    for (const { text } of mails) expect(text).toContain(`return=${packed}#`);
  });

  it.each(['\ud800', '\udfff?\ud800', '☃#\ud83d'])(
    'that ends in %j is mailed in ASCII, and does not reveal accounts',
    async (end) => {
      const callbackURL = `${TRUSTED_SITE}/${end}`;
      const made = { ...signUpBody(), callbackURL };
      const signedUp = await harness.post('/api/auth/sign-up/email', made, browser());
      expect(signedUp.status).toBe(200);
      for (const email of [made.email, `nobody.${made.email}`]) {
        const asked = [
          await post('/send-verification-email', { email, callbackURL }),
          await post('/request-password-reset', { email, redirectTo: callbackURL }),
        ];
        expect(asked.map(({ status }) => status)).toEqual([200, 200]);
      }
      const cookie = signedUp.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const newEmail = `new.${made.email}`;
      expect((await post('/change-email', { newEmail, callbackURL }, browser(cookie))).status).toBe(200);
      const mails = [...(await harness.mailsTo(made.email)), ...(await harness.mailsTo(newEmail))];
      expect(mails).toHaveLength(4); // an unconfirmed address receives no notice of a change
      const packed = Buffer.from(new URL(callbackURL).href).toString('base64url');
      for (const { text } of mails) expect(text).toContain(`return=${packed}#`);
    },
  );
});

describe('a bad one', () => {
  it.each(known)('at %s is refused with its own code, and nothing is done', async (path, target) => {
    const before = await harness.mailsTo(ada.email);
    // One route is tested with every field name: the check runs before the service knows the route's own fields.
    for (const name of path === '/sign-in/email' ? Object.keys(CODES) : [target])
      for (const value of [...EVIL_TARGETS, ...EVIL_PATHS]) {
        const body = { ...signUpBody(), email: ada.email, newEmail: 'x@example.com', [name]: value };
        const answer = await post(path, body, browser(ada.cookie));
        const told = `${name} ${JSON.stringify(value)}`;
        expect([answer.status, answer.body.code], told).toEqual([403, CODES[name]]);
        expect(answer.headers.getSetCookie(), told).toEqual([]);
        expect(JSON.stringify(answer.body), told).not.toContain('evil');
      }
    expect(await harness.mailsTo(ada.email)).toHaveLength(before.length);
    expect(await harness.mailsTo('x@example.com')).toEqual([]);
  });

  it.each(known)('at %s that is not a string is 400 and names the field', async (path, target) => {
    for (const value of [null, false, 0, 7, true, [], ['/a'], {}, { href: '/a' }]) {
      const body = { ...signUpBody(), newEmail: 'x@example.com', [target]: value };
      const answer = await post(path, body, browser(ada.cookie));
      expect([answer.status, answer.body.code], JSON.stringify(value)).toEqual([400, CODES[target]]);
      expect(answer.body.message).toMatch(new RegExp(`^${target}: `));
    }
  });

  it('is refused in every form: every accepted one leads to a trusted site', async () => {
    const pieces = [
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      '%5C',
      '%2e',
      '\t',
      '\n',
      ' ',
      'é',
      '☃',
      ';',
      'x',
    ];
    const starts = [
      '',
      '/',
      '/x',
      '//',
      'https://',
      OWN,
      `${OWN}/`,
      `${TRUSTED_SITE}/x`,
      'evil.example',
      'javascript:',
    ];
    const target = fc
      .tuple(
        fc.constantFrom(...starts),
        fc.array(fc.constantFrom(...pieces, 'evil.example'), { maxLength: 6 }),
      )
      .map(([start, more]) => start + more.join(''));
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(target, fc.constantFrom(OWN, TRUSTED_SITE), async (callbackURL, origin) => {
        // The target is good and the e-mail address is wrong: no password is hashed.
        const { status, body } = await post(
          '/sign-in/email',
          { email: 'x', password: PASSWORD, callbackURL },
          { origin },
        );
        if (status === 403) {
          expect(body.code).toBe('INVALID_CALLBACK_URL');
          return;
        }
        expect([status, body.code], callbackURL).toEqual([400, 'INVALID_EMAIL']);
        if (callbackURL === '') return;
        taken += 1;
        const to = new URL(callbackURL, origin);
        expect([OWN, TRUSTED_SITE], callbackURL).toContain(to.origin);
        expect(callbackURL.startsWith('/') && to.pathname.startsWith('//'), callbackURL).toBe(false);
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(10);
  });
});
