import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailCode, user } from '../../server/db/schema/index.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

let harness: Harness;
let beside: Harness;
beforeAll(async () => {
  harness = await startHarness();
  beside = await startHarness({ beside: harness });
});
afterAll(async () => {
  await beside[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

const NEXT = 'a whole new sentence';
const ENDED = 'This code has ended. Use the link of the mail, or ask for another.';
const NAME = 'gatehouse.code';
type Kind = 'verifyEmail' | 'resetPassword';

/** The code cookie that an answer sets. */
function codeCookieOf(answer: Response): string {
  const [cookie] = answer.headers.getSetCookie().filter((one) => one.startsWith(`${NAME}=`));
  return cookie?.split(';')[0] ?? '';
}
/** Requests a mail as a browser with `cookie`. Returns the browser's cookie afterwards. */
async function ask(kind: Kind, email: string, cookie = ''): Promise<string> {
  const route = kind === 'verifyEmail' ? 'send-verification-email' : 'request-password-reset';
  const answer = await harness.post(`/api/auth/${route}`, { email }, browser(cookie));
  expect(answer.status).toBe(200);
  return codeCookieOf(answer);
}
const codeIn = (email: string, kind: Kind) => harness.secretIn(email, kind, 'code');
const read = (kind: Kind, token: string, cookie: string, on = harness) =>
  on.api(browser(cookie)).account.readLink.mutate({ kind, token });
const wordsOf = (call: Promise<unknown>) =>
  call.then(
    () => 'good',
    (error) => error.data.fields?.token as string,
  );
const reset = (token: string, cookie: string, newPassword = NEXT) =>
  harness.post('/api/auth/reset-password', { token, newPassword }, browser(cookie));
/** A well-formed code that is wrong. */
const wrongCode = (code: string) => (code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`);
const newPerson = async (verified = false) => {
  const ada = await harness.signUp({}, browser());
  if (verified) await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, ada.user.id));
  return ada;
};

describe('the code of a mail', () => {
  it('works like the link in the browser that asked, whatever its case, spaces and look-alikes', async () => {
    const { email } = await newPerson();
    const cookie = await ask('resetPassword', email);
    const code = await codeIn(email, 'resetPassword');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const spelled = code.toLowerCase().replace('-', '').replaceAll('0', 'o').replaceAll('1', 'l');
    for (const typed of [code, spelled, ` ${code.replace('-', ' – ')} `])
      expect(await read('resetPassword', typed, cookie)).toEqual({ email, completes: true });
    expect((await reset(code, cookie)).status).toBe(200);
    expect((await harness.signIn(email, { password: NEXT })).email).toBe(email);
  });

  it('confirms an address at sign-up, for a signed-in user with one button', async () => {
    const ada = await newPerson();
    const code = await codeIn(ada.email, 'verifyEmail');
    expect(ada.cookie).toContain(`${NAME}=`);
    expect(await read('verifyEmail', code, ada.cookie)).toMatchObject({ needsPassword: false });
    const verify = (cookie: string) =>
      harness.api(browser(cookie)).account.verifyEmail.mutate({ token: code });
    const alone = ada.cookie.split('; ').find((one) => one.startsWith(NAME)) ?? '';
    await expect(verify(alone)).rejects.toMatchObject({ data: { reason: 'step_up_required' } });
    expect(await verify(ada.cookie)).toEqual({ email: ada.email });
  });

  it('removes an unconfirmed account once, in the browser that asked, and wrong codes count', async () => {
    const ada = await newPerson();
    const cookie = await ask('verifyEmail', ada.email);
    const code = await codeIn(ada.email, 'verifyEmail');
    const secret = await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail');
    const discard = (token: string, headers = browser(cookie)) =>
      wordsOf(harness.api(headers).account.discard.mutate({ token }));
    expect(await discard(code, browser())).toContain('only in the browser that asked');
    expect(await discard(wrongCode(code))).toContain('You can try 4 more times.');
    expect(await wordsOf(read('verifyEmail', wrongCode(code), cookie))).toContain(
      'You can try 3 more times.',
    );
    expect(await harness.db.$count(user, eq(user.id, ada.user.id))).toBe(1);
    expect(await discard(code.toLowerCase().replace('-', ' '))).toBe('good');
    expect(await harness.db.$count(user, eq(user.id, ada.user.id))).toBe(0);
    for (const left of [code, secret]) {
      expect(await discard(left)).not.toBe('good');
      expect(await wordsOf(read('verifyEmail', left, cookie))).not.toBe('good');
    }
  });

  it('of a reset removes no account', async () => {
    const ada = await newPerson();
    const cookie = await ask('resetPassword', ada.email);
    const code = await codeIn(ada.email, 'resetPassword');
    const { discard } = harness.api(browser(cookie)).account;
    expect(await wordsOf(discard.mutate({ token: code }))).toBe(ENDED);
    expect(await harness.db.$count(user, eq(user.id, ada.user.id))).toBe(1);
  });

  it('is invalid in any other browser, for a program, and for another purpose', async () => {
    const ada = await newPerson();
    const cookie = await ask('resetPassword', ada.email);
    const code = await codeIn(ada.email, 'resetPassword');
    const other = await ask('resetPassword', (await newPerson()).email);
    expect(await wordsOf(read('resetPassword', code, ''))).toContain('only in the browser that asked');
    expect(await wordsOf(read('resetPassword', code, other))).toContain('not right');
    expect(await wordsOf(read('verifyEmail', code, cookie))).toBe(ENDED);
    // A planted cookie is not used for a mail that is requested later.
    const planted = `${NAME}=${'p'.repeat(43)}`;
    await ask('resetPassword', ada.email, planted);
    const later = await codeIn(ada.email, 'resetPassword');
    expect(await wordsOf(read('resetPassword', later, planted))).toBe(ENDED);
    const asked = await harness.post('/api/auth/request-password-reset', {
      email: (await newPerson()).email,
    });
    expect(asked.headers.getSetCookie()).toEqual([]);
  });

  it('ends with the link, and the link with it', async () => {
    for (const first of ['code', 'link']) {
      const { email } = await newPerson();
      const cookie = await ask('resetPassword', email);
      const code = await codeIn(email, 'resetPassword');
      const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
      const [used, left] = first === 'code' ? [code, secret] : [secret, code];
      expect((await reset(used, cookie)).status).toBe(200);
      expect((await reset(left, cookie, 'yet another sentence')).status).toBe(400);
      expect(await wordsOf(read('resetPassword', left, cookie))).not.toBe('good');
    }
  });

  it('ends after five simultaneous wrong codes over two processes; the link stays valid', async () => {
    const { email } = await newPerson();
    const cookie = await ask('resetPassword', email);
    const code = await codeIn(email, 'resetPassword');
    const words = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        wordsOf(read('resetPassword', wrongCode(code), cookie, at % 2 ? harness : beside)),
      ),
    );
    expect(words.filter((one) => one !== ENDED).sort()).toEqual([
      'That code is not right. You can try 2 more times.',
      'That code is not right. You can try 3 more times.',
      'That code is not right. You can try 4 more times.',
      'That code is not right. You can try once more.',
    ]);
    expect(await wordsOf(read('resetPassword', code, cookie))).toBe(ENDED);
    const refused = await reset(code, cookie);
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { code: 'INVALID_TOKEN', message: `token: ${ENDED}` },
    ]);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    expect((await reset(secret, cookie)).status).toBe(200);
  });

  it('is accepted once when it is sent many times at once', async () => {
    const { email } = await newPerson();
    const cookie = await ask('resetPassword', email);
    const code = await codeIn(email, 'resetPassword');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => answered(() => reset(code, cookie, `${NEXT} ${at}`))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('works in each of three tabs that asked; a fourth ends the first', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => newPerson()));
    let cookie = '';
    const codes: string[] = [];
    for (const { email } of people) {
      cookie = await ask('resetPassword', email, cookie);
      codes.push(await codeIn(email, 'resetPassword'));
    }
    const words = [];
    for (const code of codes.reverse()) words.push(await wordsOf(read('resetPassword', code, cookie)));
    expect(words).toEqual(['good', 'good', 'good', expect.stringContaining('not right')]);
  });

  it('looks the same for an unknown address: cookie, tries and end', async () => {
    const seen = [];
    for (const email of [(await newPerson()).email, `${randomUUID()}@example.com`]) {
      const answer = await harness.post('/api/auth/request-password-reset', { email }, browser());
      const cookie = answer.headers.getSetCookie()[0] ?? '';
      const words = [];
      for (let tried = 0; tried < 7; tried += 1)
        words.push(await wordsOf(read('resetPassword', '0123-4567', cookie.split(';')[0] ?? '')));
      seen.push([answer.status, cookie.replace(/=[\w-]{43}/, '='), words]);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.[1]).toBe(`${NAME}=; Max-Age=3600; Path=/api; HttpOnly; SameSite=Lax`);
  });

  it('ends after an hour, is not stored as a plain digest, and is in no log', async () => {
    const { email } = await newPerson();
    const cookie = await ask('resetPassword', email);
    const code = await codeIn(email, 'resetPassword');
    await read('resetPassword', code, cookie);
    const rows = JSON.stringify(await harness.db.select().from(mailCode));
    const bare = code.replace('-', '');
    for (const text of [rows, harness.logged.join('')]) {
      expect(text).not.toContain(code);
      expect(text).not.toContain(bare);
    }
    await harness.db.update(mailCode).set({ expiresAt: sql`now()` });
    expect(await wordsOf(read('resetPassword', code, cookie))).toBe(ENDED);
    await harness.cleanup.run();
    expect(await harness.db.$count(mailCode)).toBe(0);
  });

  it('is mailed with the place to type it, and in no mail that a program asked for', async () => {
    const { email } = await newPerson();
    await ask('resetPassword', email);
    const code = await codeIn(email, 'resetPassword');
    const [mail] = (await harness.mailsTo(email)).slice(-1);
    expect(mail?.text).toContain(`on the page at localhost:3001 where you asked for this mail:\n\n${code}`);
    expect(mail?.text).toContain('we never ask you for it');
    expect(mail?.html).toContain(code);
    const program = await harness.signUp();
    const [other] = await harness.mailsTo(program.email);
    expect(other?.text).not.toContain('type this code');
  });
});

describe('a link that mail systems damaged', () => {
  const KINDS = [
    'verifyEmail',
    'changeEmail',
    'resetPassword',
    'notMe',
    'keepAccount',
    'stopRecovery',
  ] as const;
  const INCOMPLETE = 'This link is not complete. Open it from the mail once more, or copy all of it.';

  it('still works with additional characters at its end', async () => {
    const { email } = await newPerson();
    await ask('resetPassword', email);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const cut = Math.floor(secret.length / 2);
    const behind = fc.oneof(
      fc.constantFrom('.', '>', ')', '=', '=\r\n', '"', '…', '?utm_source=x', '&a=b', 'x', '_'),
      fc.string({ maxLength: 5 }).filter((one) => !one.startsWith('=')),
    );
    await fc.assert(
      fc.asyncProperty(behind, fc.constantFrom('', '=\n', '=\r\n', '\n', ' '), async (tail, fold) => {
        const token = `${secret.slice(0, cut)}${fold}${secret.slice(cut)}${tail}`;
        expect(await read('resetPassword', token, '')).toMatchObject({ email });
      }),
      { numRuns: 30 },
    );
    expect(await read('resetPassword', `3D${secret}`, '')).toMatchObject({ email });
    expect((await reset(`${secret}>`, '')).status).toBe(200);
  });

  it.each(KINDS)('shows that it is not complete if a part is missing, and uses nothing: %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 42 }), async (length) => {
        if (length === 8) return; // a code has this length, where codes are accepted
        const call = harness.api(browser()).account.readLink.mutate({ kind, token: 'k'.repeat(length) });
        await expect(call).rejects.toMatchObject({
          data: { reason: 'invalid_input', fields: { token: INCOMPLETE } },
        });
      }),
      { numRuns: 10 },
    );
    const uses = harness.api(browser()).account;
    const token = 'k'.repeat(42);
    for (const use of [uses.verifyEmail, uses.confirmEmailChange, uses.keep, uses.disown, uses.discard])
      expect(await wordsOf(use.mutate({ token }))).toBe(INCOMPLETE);
    const answer = await reset(token, '');
    expect([answer.status, await answer.json()]).toMatchObject([400, { message: `token: ${INCOMPLETE}` }]);
  });
});
