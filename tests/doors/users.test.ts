import { eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { user } from '../../server/db/schema/auth.ts';
import { type Harness, startHarness } from '../harness.ts';
import { createUserCalls, EMAILS, NAMES, USER_KEYS } from './user-calls.ts';

let harness: Harness;
let calls: ReturnType<typeof createUserCalls>;
beforeAll(async () => {
  harness = await startHarness({ env: { BRIDGE_KEYS: USER_KEYS } });
  calls = createUserCalls(harness);
});
afterAll(() => harness[Symbol.asyncDispose]());

const gone = async (id: string) =>
  harness.db.update(user).set({ deletionDueAt: sql`now() + interval '7 days'` }).where(eq(user.id, id));
const ban = async (id: string) =>
  harness.db.update(user).set({ disabledAt: sql`now()` }).where(eq(user.id, id));

describe('a user, by id', () => {
  it('has these members and no others: no session, hash or token', async () => {
    const { user: ada, email } = await harness.signUp({ name: 'Ada', image: 'https://example.com/ada.png' });
    const answer = await calls.get(`/${ada.id}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const seen = {
      id: ada.id,
      name: 'Ada',
      image: 'https://example.com/ada.png',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      profile: expect.objectContaining({ bio: '', version: 0 }),
      claims: { roles: [], version: 0 },
    };
    expect([answer.status, answer.body]).toEqual([200, seen]);
    expect((await calls.get(`/${ada.id}`, EMAILS)).body).toEqual({ ...seen, email, emailVerified: false });
  });

  it('is shown while banned, and 404 once its deletion is requested', async () => {
    const { user: ada } = await harness.signUp();
    await ban(ada.id);
    expect((await calls.get(`/${ada.id}`)).status).toBe(200);
    await gone(ada.id);
    const { status, body } = await calls.get(`/${ada.id}`);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it.each(['nobody', '%00', '%ED%A0%80', '%zz', 'x'.repeat(5_000), '%25', 'a%2Fb', '..%2F..'])(
    'of the form %.20s is 404',
    async (id) => {
      const { status, body } = await calls.get(`/${id}`);
      expect([status, body.code]).toEqual([404, 'not_found']);
    },
  );
});

describe('a look-up', () => {
  it('answers in the order asked, each user once, and says who is missing', async () => {
    const [ada, bob, eve] = [await harness.signUp(), await harness.signUp(), await harness.signUp()];
    await gone(eve.user.id);
    await ban(bob.user.id);
    const odd = ['nobody', '', '0', '\0', '\ud800', 'x'.repeat(300), "' or 1=1 --"];
    const ids = [bob.user.id, 'nobody', ada.user.id, bob.user.id, eve.user.id, ...odd];
    const { status, body } = await calls.lookup({ ids });
    expect(status).toBe(200);
    expect(body.users.map(({ id }: { id: string }) => id)).toEqual([bob.user.id, ada.user.id]);
    expect(body.missing).toEqual(['nobody', eve.user.id, ...odd.slice(1)]);
    expect(body.users[0]).not.toHaveProperty('email');
  });

  it('finds addresses in any spelling, with the scope for addresses only', async () => {
    const [ada, eve] = [await harness.signUp(), await harness.signUp()];
    await gone(eve.user.id);
    const emails = [
      ` ${ada.email.toUpperCase()} `,
      ada.email,
      'no address',
      eve.email,
      `x${ada.email}`,
      '\0@b.c',
    ];
    const { status, body } = await calls.lookup({ emails }, EMAILS);
    expect(status).toBe(200);
    expect(body.users).toMatchObject([{ id: ada.user.id, email: ada.email, emailVerified: false }]);
    expect(body.missing).toEqual(emails.slice(2));
    const refused = await calls.lookup({ emails });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    expect(refused.body.detail).toContain('users.email');
  });

  it('of nobody finds nobody', async () => {
    expect((await calls.lookup({ ids: [] })).body).toEqual({ users: [], missing: [] });
    expect((await calls.lookup({ emails: [] }, EMAILS)).body).toEqual({ users: [], missing: [] });
  });

  it('takes 100 ids, and says so to who sends 101', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `x${index}`);
    expect((await calls.lookup({ ids })).body).toEqual({ users: [], missing: ids });
    for (const body of [{ ids: [...ids, 'one more'] }, { emails: [...ids, 'one more'] }]) {
      const refused = await calls.lookup(body, EMAILS);
      expect([refused.status, refused.body.code]).toEqual([400, 'invalid_input']);
      expect(refused.body.detail).toContain('100');
    }
  });

  it.each([
    [{}],
    [{ ids: ['a'], emails: ['b'] }],
    [{ ids: 'a' }],
    [{ ids: [1] }],
    [{ ids: [null] }],
    [{ ids: ['a'], more: 1 }],
    [[]],
    [null],
    ['{'],
  ])('refuses %j', async (body) => {
    const refused = await calls.lookup(body, EMAILS);
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_input']);
  });

  it('takes JSON only, of a bounded size', async () => {
    const text = await calls.send('/lookup', { method: 'POST', body: '{"ids":[]}', type: 'text/plain' });
    expect([text.status, text.body.code]).toEqual([415, 'unsupported_media_type']);
    const large = await calls.lookup({ ids: ['x'.repeat(70_000)] });
    expect([large.status, large.body.code]).toEqual([413, 'payload_too_large']);
  });
});

describe('the door', () => {
  it('asks for a key with the scope', async () => {
    for (const [path, method] of [
      ['/nobody', 'GET'],
      ['', 'GET'],
      ['/lookup', 'POST'],
    ] as const) {
      const ask = async (key: string | null) => {
        const { status, body, headers } = await calls.send(path, {
          method,
          key,
          body: method === 'POST' ? '{}' : null,
        });
        return [status, body.code, body.detail.includes('users.read'), headers.get('www-authenticate')];
      };
      expect(await ask(null)).toEqual([401, 'missing_credential', false, 'Bearer']);
      expect(await ask('x'.repeat(32))).toEqual([403, 'invalid_key', false, null]);
      expect(await ask('p'.repeat(32))).toEqual([403, 'forbidden', true, null]);
    }
  });

  it('answers 404 when no keys are configured', async () => {
    await using keyless = await startHarness({ beside: harness });
    const { status, body } = await createUserCalls(keyless).get('/nobody');
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it('counts against the quota of the key', async () => {
    const ask = () => calls.get('/nobody', 's'.repeat(32));
    const statuses = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await ask()).status);
    expect(statuses.slice(0, 2)).toEqual([404, 404]);
    expect(statuses).toContain(429);
  });

  it('names the methods that it serves, answers HEAD, and is closed to pages', async () => {
    for (const [path, allowed] of [
      ['', 'GET, HEAD'],
      ['/nobody', 'GET, HEAD'],
      ['/lookup', 'POST'],
    ] as const)
      for (const method of ['PUT', 'DELETE', 'OPTIONS', path === '/lookup' ? 'GET' : 'POST']) {
        const { status, headers } = await calls.send(path, { method });
        expect([path, method, status, headers.get('allow')]).toEqual([path, method, 405, allowed]);
        expect(headers.has('access-control-allow-origin')).toBe(false);
      }
    const { user: ada } = await harness.signUp();
    for (const path of ['', `/${ada.id}`]) {
      const { status, text } = await calls.send(path, { method: 'HEAD' });
      expect([status, text]).toEqual([200, '']);
    }
  });
});

it('a list without a query is of everybody, page by page', async () => {
  const all = await calls.listAll('limit=7', NAMES);
  const rows = await harness.db.select({ id: user.id }).from(user).where(isNull(user.deletionDueAt));
  expect(all.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
});
