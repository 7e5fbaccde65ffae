import { getAuthTables } from 'better-auth/db';
import { bearer } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { session } from '../../server/db/schema/auth.ts';
import {
  createStockAuth,
  newAddress,
  openStockDatabase,
  type StockDatabase,
  toCookie,
} from '../better-auth/stock.ts';

// Behaviour of Better Auth that this service corrects, and the file with the correction. When a test fails after an
// upgrade, upstream has fixed the behaviour: remove the correction and the test.

const DAY = 86_400_000;

describe.runIf(inject('driver') === 'pglite')('sessions of Better Auth as shipped', () => {
  let database: StockDatabase;
  let stock: ReturnType<typeof createStockAuth>;
  beforeAll(async () => {
    database = await openStockDatabase();
    stock = createStockAuth(database);
  });
  afterAll(() => database?.[Symbol.asyncDispose]());

  /** Creates a person who is signed in. */
  async function enter(by = stock, fields: object = {}) {
    const email = newAddress();
    const response = await by.signUp(email, fields);
    const { token } = (await response.json()) as { token: string };
    return { email, token, cookie: toCookie(response), response };
  }
  const setRow = (token: string, values: Partial<typeof session.$inferInsert>) =>
    database.db.update(session).set(values).where(eq(session.token, token));
  const readRow = async (token: string) =>
    (await database.db.select().from(session).where(eq(session.token, token)))[0];

  it('answer 200 with null to whoever is not signed in → server/bridge/session.ts', async () => {
    const response = await stock.get('get-session');
    expect([response.status, await response.json()]).toEqual([200, null]);
  });

  it('are ended for the browser alone during an outage, and writes answer 401 → server/auth/fault-watch.ts', async () => {
    const { token, cookie } = await enter();
    const repair = database.fail();
    const signOut = await stock.post('sign-out', {}, { cookie, origin: 'http://localhost:3001' });
    const update = await stock.post('update-user', { name: 'Eve' }, { cookie });
    const list = await stock.get('list-sessions', { cookie });
    repair();
    expect(signOut.status).toBe(200);
    expect(signOut.headers.getSetCookie().join()).toMatch(/session_token=; Max-Age=0/);
    expect(await readRow(token)).toBeDefined();
    expect([update.status, list.status]).toEqual([401, 401]);
  });

  it('have their raw token in JSON, and in a header with the bearer plugin → server/auth/reply.ts', async () => {
    const { email, token, cookie } = await enter();
    const credentials = { email, password: 'correct horse battery' };
    const changed = { currentPassword: credentials.password, newPassword: credentials.password };
    const change = await stock.post('change-password', { ...changed, revokeOtherSessions: true }, { cookie });
    const fresh = toCookie(change);
    const answers = [
      await stock.post('sign-in/email', credentials),
      change,
      await stock.get('get-session', { cookie: fresh }),
      await stock.get('list-sessions', { cookie: fresh }),
    ];
    expect(token).toMatch(/^\w{32}$/);
    for (const answer of answers) expect(await answer.text()).toMatch(/"token":"\w{32}"/);
    const { response } = await enter(createStockAuth(database, { plugins: [bearer()] }));
    expect(response.headers.get('set-auth-token')).toMatch(/^\w{32}\./);
  });

  it('cannot be listed a day after sign-in → server/auth/auth.ts (freshAge)', async () => {
    const { token, cookie } = await enter();
    await setRow(token, { createdAt: new Date(Date.now() - 1.1 * DAY) });
    expect((await stock.get('list-sessions', { cookie })).status).toBe(403);
  });

  it('say when they were last seen to a day → server/session/store.ts', async () => {
    const { token, cookie } = await enter();
    const before = new Date(Date.now() - 0.9 * DAY);
    await setRow(token, { updatedAt: before, expiresAt: new Date(before.getTime() + 7 * DAY) });
    await stock.get('get-session', { cookie });
    expect((await readRow(token))?.updatedAt).toEqual(before);
  });

  it('have no absolute lifetime → server/session/lifetime.ts', async () => {
    const { token, cookie } = await enter();
    await setRow(token, {
      createdAt: new Date(Date.now() - 400 * DAY),
      expiresAt: new Date(Date.now() + DAY),
    });
    await stock.get('get-session', { cookie });
    expect((await readRow(token))?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6 * DAY);
  });

  it('are prolonged to a week without "remember me", when only the session cookie comes → server/auth/session-rules.ts', async () => {
    const { token, cookie } = await enter(stock, { rememberMe: false });
    const [only = ''] = cookie.split('; ');
    expect(cookie).toContain('dont_remember');
    const before = (await readRow(token))?.expiresAt.getTime() ?? 0;
    await stock.get('get-session', { cookie: only });
    expect((await readRow(token))?.expiresAt.getTime()).toBeGreaterThan(before + 5 * DAY);
  });

  it('outlive a sign-in over them → server/account/previous-sessions.ts', async () => {
    const { email, token, cookie } = await enter();
    const body = { email, password: 'correct horse battery' };
    const headers = { cookie, origin: 'http://localhost:3001' };
    expect((await stock.post('sign-in/email', body, headers)).status).toBe(200);
    expect(await readRow(token)).toBeDefined();
  });

  it('are opened by a token out of the database → server/auth/auth.ts (requireSignature)', async () => {
    const by = createStockAuth(database, { plugins: [bearer()] });
    const { token, email } = await enter(by);
    const answer = await by.get('get-session', { authorization: `Bearer ${token}` });
    expect(await answer.text()).toContain(email);
  });

  it('are opened by the cookie beside a bearer token that is none → server/session/credential.ts', async () => {
    const by = createStockAuth(database, { plugins: [bearer({ requireSignature: true })] });
    const { cookie, email } = await enter(by);
    const answer = await by.get('get-session', { cookie, authorization: 'Bearer nothing.real' });
    expect(await answer.text()).toContain(email);
  });

  it('are prolonged in process without the cookie that says so, unless it is asked for → server/auth/session-refresh.ts', async () => {
    const { token, cookie } = await enter();
    await setRow(token, { expiresAt: new Date(Date.now() + DAY) });
    const answer = await stock.auth.api.getSession({ headers: new Headers({ cookie }) });
    expect(answer?.session.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6 * DAY);
    expect(Object.keys(answer ?? {}).sort()).toEqual(['session', 'user']);
  });

  it('stay alive in a cached cookie after they are revoked → server/auth/auth.ts (cookieCache)', async () => {
    const by = createStockAuth(database, { session: { cookieCache: { enabled: true } } });
    const { email, token, cookie } = await enter(by);
    await database.db.delete(session).where(eq(session.token, token));
    expect(await (await by.get('get-session', { cookie })).text()).toContain(email);
  });

  it('are read with two statements → server/session/loader.ts', async () => {
    const { cookie } = await enter();
    database.asked.length = 0;
    await stock.get('get-session', { cookie });
    expect(database.asked).toHaveLength(2);
  });

  it('take additional fields from a client → server/auth/routes.ts (update-session is closed)', async () => {
    const by = createStockAuth(database, {
      session: { additionalFields: { place: { type: 'string', required: false } } },
    });
    const { cookie, token } = await enter(by);
    expect((await by.post('update-session', { place: 'the moon' }, { cookie })).status).toBe(200);
    expect((await readRow(token))?.place).toBe('the moon');
  });

  it('have no index on their end → server/db/schema/auth.ts', () => {
    expect(getAuthTables({}).session?.fields.expiresAt).not.toHaveProperty('index');
  });

  it('stay in the table when they have ended → server/cleanup.ts', async () => {
    const { token } = await enter();
    await setRow(token, { expiresAt: new Date(Date.now() - 40 * DAY) });
    await enter();
    expect(await readRow(token)).toBeDefined();
  });
});
