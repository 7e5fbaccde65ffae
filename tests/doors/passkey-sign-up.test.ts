import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { session, user } from '../../server/db/schema/index.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { createPasskeyCalls, withSetCookies } from '../passkey-calls.ts';

let harness: Harness;
let calls: ReturnType<typeof createPasskeyCalls>;
beforeAll(async () => {
  harness = await startHarness();
  calls = createPasskeyCalls(harness);
});
afterAll(() => harness[Symbol.asyncDispose]());

const toEmail = () => `${randomUUID()}@example.com`;
const read = async (response: Response) => {
  const body = (await response.json()) as { code: string };
  return [response.status, body.code];
};
/** Calls a procedure as a browser does, whose cookies matter. */
const call = (path: string, input: object, cookie = '', { post } = harness) =>
  post(`/api/trpc/${path}`, input, browser(cookie));

/** Asks for a new account and returns the secret of the mail's link. */
async function ask(email = toEmail(), redirectTo?: string) {
  const answer = await call('account.signUpWithPasskey', {
    name: 'Ada',
    email,
    ...(redirectTo && { redirectTo }),
  });
  expect(answer.status).toBe(200);
  return { email, answer, token: await harness.secretIn(email, 'verifyEmail', 'verifyEmail') };
}
const toOptions = async (token: string, cookie = '') => {
  const answer = await call('account.passkeyOptions', { token }, cookie);
  return {
    status: answer.status,
    body: (await answer.json()) as { result: { data: { challenge: string } } },
  };
};
const anyone = () => harness.api(browser());

describe('an account with a passkey and no password', () => {
  test('is created by the link of a mail, which confirms the address and signs in', async () => {
    const { email, token } = await ask();
    const facts = await anyone().account.readLink.mutate({ kind: 'verifyEmail', token });
    expect(facts).toMatchObject({ email, withoutPassword: true });
    const { body } = await toOptions(token);
    expect(body.result.data).toMatchObject({ user: { name: email, displayName: 'Ada' } });
    const authenticator = createAuthenticator();
    const response = authenticator.create(body.result.data);
    const done = await calls.post('verify-registration', { response, token, name: 'Mine' });
    expect(done.status).toBe(200);
    expect(await done.clone().json()).toMatchObject({ name: 'Mine', user: { email, emailVerified: true } });
    const [person] = await harness.db.select().from(user).where(eq(user.email, email));
    expect(person).toMatchObject({ emailVerified: true, hasPasskey: true });
    const [row] = await harness.db
      .select()
      .from(session)
      .where(eq(session.userId, person?.id ?? ''));
    expect(row).toMatchObject({ method: 'passkey', amr: ['pop', 'user', 'mfa'] });
    const cookie = withSetCookies('', done);
    const { items } = await harness.api(browser(cookie)).activity.list.query();
    expect(items.map(({ kind }) => kind)).toEqual(['sign_in', 'passkey_added', 'email_verified', 'sign_up']);
    expect((await calls.signIn(authenticator)).status).toBe(200);
    // The link works once.
    expect(await read(await calls.post('verify-registration', { response, token }))).toEqual([
      400,
      'INVALID_TOKEN',
    ]);
  });

  test('is created by the code of the mail, in the browser that asked', async () => {
    const { email, answer } = await ask();
    const code = await harness.secretIn(email, 'verifyEmail', 'code');
    const cookie = withSetCookies('', answer);
    expect(cookie).toContain('gatehouse.code=');
    expect((await toOptions(code)).status).toBe(400);
    const { body } = await toOptions(code, cookie);
    const response = createAuthenticator().create(body.result.data);
    expect(await read(await calls.post('verify-registration', { response, token: code }))).toEqual([
      400,
      'INVALID_TOKEN',
    ]);
    expect((await calls.post('verify-registration', { response, token: code }, cookie)).status).toBe(200);
  });

  test('may have a password in place of the passkey', async () => {
    const { email, token } = await ask();
    await anyone().account.verifyEmail.mutate({ token, newPassword: 'correct horse battery' });
    expect((await harness.signIn(email)).user).toMatchObject({ email });
    expect((await toOptions(token)).status).toBe(400);
  });

  test('is signed in to by no password before that', async () => {
    const { email } = await ask();
    const answer = await harness.post('/api/auth/sign-in/email', {
      email,
      password: 'correct horse battery',
    });
    expect(answer.status).toBe(401);
  });

  test('leads back to a trusted address only', async () => {
    const paramsOf = async (email: string) => (await harness.mailsTo(email)).at(-1)?.row.params;
    const trusted = await ask(toEmail(), 'https://book.example.com/page?a=1');
    expect(await paramsOf(trusted.email)).toEqual({ redirectTo: 'https://book.example.com/page?a=1' });
    const evil = await ask(toEmail(), 'https://evil.example/');
    expect(await paramsOf(evil.email)).toEqual({ redirectTo: null });
  });
});

describe('an address with an account', () => {
  test('gets the same answer, and a letter to its owner', async () => {
    const { email } = await harness.signUpConfirmed();
    const answer = await call('account.signUpWithPasskey', { name: 'Eve', email });
    const unknown = await call('account.signUpWithPasskey', { name: 'Eve', email: toEmail() });
    expect(await answer.text()).toBe(await unknown.text());
    expect((await harness.mailsTo(email)).map(({ template }) => template).at(-1)).toBe('signUpAttempt');
  });

  test('that has a password gets no passkey by the link of its confirmation', async () => {
    const { email } = await harness.signUp();
    const token = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
    expect((await toOptions(token)).status).toBe(409);
    const facts = await anyone().account.readLink.mutate({ kind: 'verifyEmail', token });
    expect(facts.withoutPassword).toBeUndefined();
  });

  test('gets no second passkey by an older link', async () => {
    const first = await ask();
    const second = await ask(first.email);
    const one = await toOptions(first.token);
    const response = createAuthenticator().create(one.body.result.data);
    // An answer to the challenge of one mail does not work with another mail.
    expect(await read(await calls.post('verify-registration', { response, token: second.token }))).toEqual([
      400,
      'CHALLENGE_NOT_FOUND',
    ]);
    expect((await calls.post('verify-registration', { response, token: first.token })).status).toBe(200);
    expect((await toOptions(second.token)).status).toBe(400);
  });

  test('gets one passkey, however many answers come at once', async () => {
    const { token, email } = await ask();
    const options = (await toOptions(token)).body.result.data;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        calls.post('verify-registration', { response: createAuthenticator().create(options), token }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [person] = await harness.db.select().from(user).where(eq(user.email, email));
    expect(
      await harness.db
        .select()
        .from(session)
        .where(eq(session.userId, person?.id ?? '')),
    ).toHaveLength(1);
  });
});

test('a service that is closed creates no account', async () => {
  await using closed = await startHarness({ env: { SIGN_UP: 'closed' } });
  const answer = await call('account.signUpWithPasskey', { name: 'Ada', email: toEmail() }, '', closed);
  expect(answer.status).toBe(403);
});
