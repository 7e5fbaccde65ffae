import { resolve } from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, session } from '../../server/db/schema/index.ts';
import { openPlaceDatabase } from '../../server/place/place-database.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

const EDGE = '10.0.0.1';
const env = { TRUSTED_PROXIES: '10.0.0.0/8', PLACE_HEADERS: 'cf-ipcity,cf-ipcountry' };
const IN_PARIS = { 'cf-ipcity': 'Paris', 'cf-ipcountry': 'FR' };

let harness: Harness;
beforeAll(async () => {
  const findPlace = await openPlaceDatabase(resolve(import.meta.dirname, '../places/places.mmdb'));
  harness = await startHarness({ env, findPlace });
});
afterAll(() => harness[Symbol.asyncDispose]());

const signIn = async (email: string, headers: Record<string, string>, from: string) => {
  const answer = await harness.post(
    '/api/auth/sign-in/email',
    { email, password: PASSWORD },
    { ...browser(), ...headers },
    from,
  );
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie().join('; ');
};
const newest = async (userId: string) => {
  const [entry] = await harness.db
    .select()
    .from(activity)
    .where(eq(activity.userId, userId))
    .orderBy(desc(activity.id));
  return entry?.place ?? null;
};

describe('the place of a sign-in', () => {
  it('is stored with the session and the log, shown to its owner, and mailed', async () => {
    const ada = await harness.signUpConfirmed();
    await signIn(ada.email, {}, '203.0.113.7');
    const api = harness.api({ cookie: ada.cookie });
    const [here, there] = await api.session.list.query();
    expect(here).toMatchObject({ current: true, place: null, method: 'sign_up', ipAddress: null });
    expect(there).toMatchObject({
      current: false,
      place: 'Berlin, Germany',
      method: 'password',
      ipAddress: '203.0.113.7',
    });
    expect(await api.session.current.query()).toMatchObject({ session: { place: null, method: 'sign_up' } });
    const { items } = await api.activity.list.query();
    expect(items.map(({ kind, place }) => [kind, place])).toEqual([
      ['sign_in', 'Berlin, Germany'],
      ['sign_up', null],
    ]);
    const mail = (await harness.mailsTo(ada.email)).find(({ template }) => template === 'newDevice');
    expect(mail?.text).toContain('Berlin, Germany');
    expect(mail?.html).toContain('Berlin, Germany');
  });

  it('does not change when the password is changed elsewhere; the mail has the other place', async () => {
    const ada = await harness.signUpConfirmed();
    const answer = await harness.post(
      '/api/auth/change-password',
      { currentPassword: PASSWORD, newPassword: 'a whole new sentence' },
      browser(ada.cookie),
      '198.51.100.7',
    );
    expect(answer.status).toBe(200);
    const rows = await harness.db.select().from(session).where(eq(session.userId, ada.user.id));
    expect(rows).toMatchObject([{ place: null, method: 'sign_up' }]);
    expect(await newest(ada.user.id)).toBe('Japan');
    const mail = (await harness.mailsTo(ada.email)).find(({ template }) => template === 'passwordChanged');
    expect(mail?.text).toContain('Japan');
  });

  it('is logged with the request for a link, in one statement', async () => {
    const ada = await harness.signUpConfirmed();
    const asked = await harness.post(
      '/api/auth/request-password-reset',
      { email: ada.email },
      browser(),
      '203.0.113.7',
    );
    expect(asked.status).toBe(200);
    expect(await newest(ada.user.id)).toBe('Berlin, Germany');
  });

  it('comes from the edge’s headers if the peer is the edge, otherwise from the file', async () => {
    const ada = await harness.signUpConfirmed();
    const through = (headers: Record<string, string>) =>
      signIn(ada.email, { 'x-forwarded-for': '203.0.113.7', ...headers }, EDGE);
    await through(IN_PARIS);
    expect(await newest(ada.user.id)).toBe('Paris, France');
    await through({ 'cf-ipcity': '', 'cf-ipcountry': 'XX' });
    expect(await newest(ada.user.id)).toBe('Berlin, Germany');
    await through({ 'cf-ipcity': '<script>alert(1)</script>', 'cf-ipcountry': 'FR' });
    expect(await newest(ada.user.id)).toBe('France');
  });

  it('is not read from the edge’s headers if others send them', async () => {
    const ada = await harness.signUpConfirmed();
    await signIn(ada.email, IN_PARIS, '203.0.113.7');
    expect(await newest(ada.user.id)).toBe('Berlin, Germany');
    await signIn(ada.email, { ...IN_PARIS, 'x-forwarded-for': EDGE }, '192.0.2.7');
    expect(await newest(ada.user.id)).toBe('Iceland');
  });

  it('cannot be set by whoever signs in', async () => {
    const body = { name: 'Ada', email: 'placed@example.com', password: PASSWORD };
    const answer = await harness.post(
      '/api/auth/sign-up/email',
      { ...body, place: 'Rome', method: 'passkey' },
      browser(),
      '8.8.8.8',
    );
    const { user } = (await answer.json()) as { user: { id: string } };
    const rows = await harness.db.select().from(session).where(eq(session.userId, user.id));
    expect(rows).toMatchObject([{ place: null, method: 'sign_up' }]);
  });

  it('is in no answer to a back end or of a raw route', async () => {
    const ada = await harness.signUpConfirmed();
    const cookie = await signIn(ada.email, {}, '203.0.113.7');
    const answers = await Promise.all([
      harness.bridge({ cookie }),
      ...['get-session', 'list-sessions'].map((route) =>
        harness.request(`/api/auth/${route}`, { headers: { cookie } }),
      ),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      const text = await answer.text();
      expect(text).toContain(ada.user.id);
      expect(text).not.toMatch(/Berlin|"place"|"method"/);
    }
  });
});
