import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { afterStatements } from './statements.ts';

// The account is deleted while a request of its owner is being processed. After any statement the answer is either that
// nobody is signed in, or the usual answer.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());
afterEach(() => {
  vi.restoreAllMocks();
});

type Person = Awaited<ReturnType<Harness['signUp']>>;
const NEXT = 'a whole new sentence';
/** New each time: the mails that one address gets in an hour are limited. */
const newAddress = () => `${randomUUID()}@example.com`;
const raw =
  (path: string, body: object | ((person: Person) => object)) =>
  (person: Person): Promise<Response> =>
    harness.post(
      `/api/auth/${path}`,
      typeof body === 'function' ? body(person) : body,
      browser(person.cookie),
    );
const mutation =
  (path: string, input?: object | (() => object)) =>
  ({ cookie }: Person): Promise<Response> =>
    harness.post(
      `/api/trpc/${path}`,
      (typeof input === 'function' ? input() : input) ?? 'null',
      browser(cookie),
    );
const query =
  (path: string) =>
  ({ cookie }: Person): Promise<Response> =>
    harness.request(`/api/trpc/${path}`, { headers: { cookie } });

const WAYS: Record<string, (person: Person) => Promise<Response>> = {
  'change-password': raw('change-password', { currentPassword: PASSWORD, newPassword: NEXT }),
  'change-password, wrong': raw('change-password', { currentPassword: 'not it', newPassword: NEXT }),
  'change-password, stepped up': raw('change-password', { newPassword: NEXT }),
  'change-email': raw('change-email', () => ({ newEmail: newAddress() })),
  'verify-password': raw('verify-password', { password: PASSWORD }),
  'verify-password, wrong': raw('verify-password', { password: 'not it' }),
  'list-accounts': ({ cookie }) => harness.request('/api/auth/list-accounts', { headers: { cookie } }),
  'update-user': raw('update-user', { name: 'B' }),
  'sign-in': raw('sign-in/email', ({ email }) => ({ email, password: PASSWORD })),
  'sign-in, wrong': raw('sign-in/email', ({ email }) => ({ email, password: 'not it' })),
  'sign-out': raw('sign-out', {}),
  'revoke-session': ({ token, bearer }) =>
    harness.post('/api/auth/revoke-session', { token }, { authorization: `Bearer ${bearer}` }),
  'revoke-sessions': raw('revoke-sessions', {}),
  'revoke-other-sessions': raw('revoke-other-sessions', {}),
  'request-password-reset': raw('request-password-reset', ({ email }) => ({ email })),
  'send-verification-email': raw('send-verification-email', ({ email }) => ({ email })),
  'get-session': ({ cookie }) => harness.request('/api/auth/get-session', { headers: { cookie } }),
  'session.revokeGrant': mutation('session.revokeGrant', { id: 'unknown' }),
  'session.revokeOthers': mutation('session.revokeOthers'),
  'profile.update': mutation('profile.update', { bio: 'x' }),
  'security.stepUp': mutation('security.stepUp', { password: PASSWORD }),
  'security.stepUp, wrong': mutation('security.stepUp', { password: 'not it' }),
  'account.changeEmail': mutation('account.changeEmail', () => ({ email: newAddress() })),
  'account.cancelEmailChange': mutation('account.cancelEmailChange'),
  'account.requestDeletion': mutation('account.requestDeletion'),
  'account.cancelDeletion': mutation('account.cancelDeletion'),
  'account.cancelRecovery': mutation('account.cancelRecovery', { kind: 'address' }),
  'account.export': query('account.export'),
  'security.overview': query('security.overview'),
  'session.list': query('session.list'),
  'activity.list': query('activity.list?input=%7B%7D'),
  'the avatar': ({ cookie }) =>
    harness.request('/api/avatar', { method: 'DELETE', headers: browser(cookie) }),
};

it.each(Object.entries(WAYS))('%s', async (name, ask) => {
  const usual = (await ask(await harness.signUp())).status;
  for (const count of [1, 2, 3, 4]) {
    const person = await harness.signUp();
    let isGone = false;
    afterStatements(harness, count, async () => {
      await harness.db.delete(user).where(eq(user.id, person.user.id));
      isGone = true;
    });
    const response = await ask(person);
    vi.restoreAllMocks();
    const text = await response.text();
    if (!isGone) break; // there are no more statements
    const what = `${name}, gone after ${count}: ${text.slice(0, 200)}`;
    expect([401, usual], what).toContain(response.status);
    // A request with a session is refused with the one code for that. Sign-in does not reveal that the account is gone.
    if (response.status === 401 && !name.startsWith('sign-in'))
      expect(text, what).toMatch(/unauthenticated|UNAUTHORIZED/);
    if (name.startsWith('sign-in') && response.status === 401)
      expect(text, what).toContain('INVALID_EMAIL_OR_PASSWORD');
  }
});
