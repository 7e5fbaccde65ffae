import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, session, user } from '../../server/db/schema/index.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const countUsers = async (email: string) =>
  (await harness.db.select().from(user).where(eq(user.email, email))).length;
const countSessions = async (userId: string) =>
  (await harness.db.select().from(session).where(eq(session.userId, userId))).length;

describe('sign-up', () => {
  it('creates a user, an account with an argon2id hash and a session', async () => {
    const { user: made, email } = await harness.signUp();
    const [stored] = await harness.db.select().from(account).where(eq(account.userId, made.id));
    expect(stored?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(stored?.providerId).toBe('credential');
    expect(await countUsers(email)).toBe(1);
    expect(await countSessions(made.id)).toBe(1);
  });

  it('stores the address in lower case and the name trimmed', async () => {
    const { user: made } = await harness.signUp({ email: 'Grace.Hopper@Example.COM', name: '  Grace  ' });
    const [stored] = await harness.db.select().from(user).where(eq(user.id, made.id));
    expect(stored).toMatchObject({ email: 'grace.hopper@example.com', name: 'Grace' });
  });

  it('reports that an address has an account', async () => {
    const { email } = await harness.signUp();
    const again = await harness.post('/api/auth/sign-up/email', { name: 'B', email, password: PASSWORD });
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({ code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' });
  });

  it('creates one account for two simultaneous sign-ups with one address, without a 5xx', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `race-${round}@example.com`;
      const attempts = ['A', 'B'].map((name) =>
        harness.post('/api/auth/sign-up/email', { name, email, password: PASSWORD }),
      );
      const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 422]);
      expect(await countUsers(email)).toBe(1);
    }
  });

  it.each([
    ['name', ''],
    ['name', '   '],
    ['name', 'x'.repeat(101)],
    ['name', 'a\u0000b'],
    ['name', 'a\nb'],
    ['name', '\u200B\u200D'],
    ['name', 'safe\u202Etxt.exe'],
    ['name', 7],
    ['name', null],
    ['email', ''],
    ['email', 'nobody'],
    ['email', 'a@b'],
    ['email', 'ünïcode@example.com'],
    ['email', '\u212Aelvin@example.com'],
    ['email', `${'a'.repeat(64)}@${'b'.repeat(190)}.com`],
    ['email', 'a\u0000@example.com'],
    ['email', ['a@example.com']],
    ['password', ''],
    ['password', 'short77'],
    ['password', 'x'.repeat(129)],
    ['password', 'with\u0000nul-inside'],
    ['password', 12345678],
    ['image', 'http://example.com/a.png'],
    ['image', 'javascript:alert(1)'],
    ['image', `https://example.com/${'a'.repeat(2100)}`],
    ['image', 5],
    ['rememberMe', 'yes'],
  ])('refuses %s = %j, names the field, and writes nothing', async (field, value) => {
    const email = `refused-${Math.random()}@example.com`;
    const response = await harness.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email,
      password: PASSWORD,
      [field]: value,
    });
    expect(response.status).toBe(400);
    const body = (await response.json()) as { message: string; requestId: string };
    expect(body.message).toMatch(new RegExp(`^${field}: `));
    expect(body.requestId).toMatch(/./);
    expect(await countUsers(email)).toBe(0);
  });

  it('counts code points, not UTF-16 units, in names and passwords', async () => {
    await harness.signUp({ name: '🤖'.repeat(100), password: '🔑'.repeat(128) });
    const short = await harness.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email: 'emoji@example.com',
      password: '🔑'.repeat(7),
    });
    expect(await short.json()).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
  });

  it('accepts a password in another Unicode form as the same', async () => {
    const { email } = await harness.signUp({ password: 'pässwörd-é'.normalize('NFC') });
    const signedIn = await harness.signIn(email, { password: 'pässwörd-é'.normalize('NFD') });
    expect(signedIn.bearer).not.toBe('');
  });

  it('ignores unknown fields, role, id and prototype keys among them', async () => {
    const body = `{"name":"Ada","email":"proto@example.com","password":"${PASSWORD}","id":"me","emailVerified":true,
      "role":"admin","disabledAt":null,"__proto__":{"emailVerified":true},"constructor":{"a":1}}`;
    const response = await harness.post('/api/auth/sign-up/email', body);
    expect(response.status).toBe(200);
    const made = (await response.json()) as { user: { id: string; emailVerified: boolean } };
    expect(made.user.id).not.toBe('me');
    expect(made.user.emailVerified).toBe(false);
  });

  it('accepts deeply nested input', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const unknown = `{"name":"Ada","email":"deep@example.com","password":"${PASSWORD}","x":${deep}}`;
    expect((await harness.post('/api/auth/sign-up/email', unknown)).status).toBe(200);
    const known = `{"name":${deep},"email":"deeper@example.com","password":"${PASSWORD}"}`;
    expect((await harness.post('/api/auth/sign-up/email', known)).status).toBe(400);
  });

  it.each(['', '{', '[]', 'null', '"text"', '{"name":'])('refuses the body %j', async (body) => {
    const response = await harness.post('/api/auth/sign-up/email', body);
    expect(response.status).toBe(400);
  });
});
