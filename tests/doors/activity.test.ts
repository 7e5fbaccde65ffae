import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const kindsAndIdsOf = (userId: string) =>
  harness.db.select().from(activity).where(eq(activity.userId, userId)).orderBy(activity.id);
const kindsOf = async (userId: string) =>
  (await harness.db.select().from(activity).where(eq(activity.userId, userId)).orderBy(activity.id)).map(
    ({ kind, ok }) => (ok ? kind : `${kind} failed`),
  );

describe('the security log (ASVS 16.2.1, 16.3.1)', () => {
  it('records each event once, with user, session, address, device and request', async () => {
    const headers = { ...browser(), 'user-agent': FIREFOX };
    const made = await harness.post(
      '/api/auth/sign-up/email',
      { name: 'Ada', email: 'logged@example.com', password: PASSWORD },
      headers,
      '192.0.2.77',
    );
    const { user: ada } = (await made.json()) as { user: { id: string } };
    await harness.post(
      '/api/auth/sign-in/email',
      { email: 'logged@example.com', password: 'wrong' },
      headers,
    );
    const signedIn = await harness.signIn('logged@example.com');
    const second = await harness.signIn('logged@example.com');
    const third = await harness.signIn('logged@example.com');
    const fourth = await harness.signIn('logged@example.com');
    const api = harness.api({ cookie: signedIn.cookie, ...browser() });
    const sessions = await api.session.list.query();
    await api.session.revoke.mutate({ id: sessions.at(-1)?.id ?? '' });
    await harness.post('/api/auth/sign-out', {}, browser(second.cookie));
    await harness.post(
      '/api/auth/revoke-session',
      { token: third.token },
      { authorization: `Bearer ${fourth.bearer}` },
    );
    await api.session.revokeOthers.mutate();
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, ada.id));
    await harness.db.update(user).set({ disabledAt: null }).where(eq(user.id, ada.id));
    expect(await kindsOf(ada.id)).toEqual([
      'sign_up',
      'sign_in failed',
      ...Array(4).fill('sign_in'),
      'session_revoked',
      'sign_out',
      'session_revoked',
      'sessions_revoked',
      'banned',
      'unbanned',
    ]);
    const [first] = await harness.db
      .select()
      .from(activity)
      .where(eq(activity.userId, ada.id))
      .orderBy(activity.id);
    expect(first).toMatchObject({
      ipAddress: '192.0.2.77',
      userAgent: FIREFOX,
      requestId: made.headers.get('x-request-id'),
    });
    const rows = await kindsAndIdsOf(ada.id);
    const revoked = rows.find(({ kind }) => kind === 'session_revoked');
    expect(revoked?.sessionId).toBe(sessions.at(-1)?.id);
  });

  it('shows the last sign-in, and the last one of another session', async () => {
    const ada = await harness.signUp();
    const overviewOf = (cookie: string) => harness.api({ cookie, ...browser() }).security.overview.query();
    expect((await overviewOf(ada.cookie)).otherSignIn).toBeNull();
    await harness.post(
      '/api/auth/sign-in/email',
      { email: ada.email, password: PASSWORD },
      { ...browser(), 'user-agent': FIREFOX },
    );
    const latest = await harness.signIn(ada.email);
    const overview = await overviewOf(latest.cookie);
    expect(overview.otherSignIn).toMatchObject({ device: { browser: 'Firefox', os: 'Linux' }, place: null });
    expect(Date.parse(overview.lastSignInAt ?? '')).toBeGreaterThan(
      Date.parse(overview.otherSignIn?.at ?? ''),
    );
  });

  it('records changes of address and password', async () => {
    const ada = await harness.signUp();
    const api = harness.api({ cookie: ada.cookie, ...browser() });
    const change = (email: string) => api.account.changeEmail.mutate({ email });
    await api.account.verifyEmail.mutate({
      token: await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail'),
    });
    await change('first@new.example.com');
    await api.account.cancelEmailChange.mutate();
    await change('second@new.example.com');
    for (const [to, template] of [
      ['second@new.example.com', 'emailChangeNew'],
      [ada.email, 'emailChangeOld'],
    ] as const)
      await harness.api().account.confirmEmailChange.mutate({
        token: await harness.secretIn(to, template, 'changeEmail'),
      });
    await harness.post('/api/auth/request-password-reset', { email: 'second@new.example.com' });
    await harness.post('/api/auth/reset-password', {
      token: await harness.secretIn('second@new.example.com', 'resetPassword', 'resetPassword'),
      newPassword: 'a whole new sentence',
    });
    for (const [to, template] of [
      [ada.email, 'emailChanged'],
      ['second@new.example.com', 'emailChanged'],
      ['second@new.example.com', 'passwordChanged'],
    ] as const)
      expect(await harness.secretIn(to, template, 'notMe')).toHaveLength(43);
    await harness.api().account.disown.mutate({
      token: await harness.secretIn(ada.email, 'emailChanged', 'notMe'),
    });
    expect(await kindsOf(ada.user.id)).toEqual([
      'sign_up',
      'email_verified',
      'email_change_requested',
      'email_change_cancelled',
      'email_change_requested',
      'email_changed',
      'password_reset_requested',
      'password_reset',
      'email_changed',
      'not_me',
    ]);
  });

  it('records that another sign-in in the same browser ended the session', async () => {
    const [ada, grace] = [await harness.signUp({}, browser()), await harness.signUp()];
    await harness.signIn(grace.email, {}, browser(ada.cookie));
    expect((await kindsOf(ada.user.id)).at(-1)).toBe('sign_out');
    expect((await kindsOf(grace.user.id)).at(-1)).toBe('sign_in');
  });

  it('records a sign-out once when it is sent twice at the same time', async () => {
    const ada = await harness.signUp();
    await Promise.all([1, 2, 3].map(() => harness.post('/api/auth/sign-out', {}, browser(ada.cookie))));
    expect((await kindsOf(ada.user.id)).filter((kind) => kind === 'sign_out')).toHaveLength(1);
  });

  it('is read by its owner in pages without gaps or repeats, and filtered by kind', async () => {
    const ada = await harness.signUp();
    for (let made = 0; made < 7; made += 1) await harness.signIn(ada.email);
    const api = harness.api({ cookie: ada.cookie });
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.activity.list.query({ limit: 3, ...(cursor && { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      // Rows that are added between two requests are on no later page.
      await harness.signIn(ada.email);
    } while (cursor);
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    const { items, nextCursor } = await api.activity.list.query({ kinds: ['sign_up'] });
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        id: expect.any(String),
        kind: 'sign_up',
        at: expect.any(String),
        ipAddress: null,
        device: { browser: 'Unknown', os: 'Unknown', kind: 'other' },
        place: null,
        site: null,
        actor: null,
        thisDevice: true,
        ok: true,
      },
    ]);
    expect(
      (await harness.signUp().then((grace) => harness.api({ cookie: grace.cookie }).activity.list.query()))
        .items,
    ).toHaveLength(1);
  });

  it('shows the same rows with a filter as without one, on every page', async () => {
    const KINDS = ['sign_in', 'sign_out', 'step_up', 'locked', 'password_changed'] as const;
    const { cookie, user: ada } = await harness.signUp();
    const grace = await harness.signUp();
    const api = harness.api({ cookie });
    const event = fc.record({
      userId: fc.constantFrom(ada.id, ada.id, grace.user.id),
      kind: fc.constantFrom(...KINDS),
      ok: fc.boolean(),
    });
    // The same kind may occur twice.
    const asked = fc.array(fc.constantFrom(...KINDS, 'banned' as const), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 12 }),
        asked,
        fc.integer({ min: 5, max: 40 }),
        async (events, kinds, limit) => {
          await harness.db.insert(activity).values(events);
          const all = (await kindsAndIdsOf(ada.id)).filter(({ kind }) => kinds.some((one) => one === kind));
          const seen: string[] = [];
          let cursor: string | null = null;
          do {
            const page: { items: { id: string }[]; nextCursor: string | null } =
              await api.activity.list.query({ kinds, limit, ...(cursor && { cursor }) });
            seen.push(...page.items.map(({ id }) => id));
            cursor = page.nextCursor;
          } while (cursor);
          expect(seen).toEqual(all.map(({ id }) => String(id)).reverse());
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it.each([
    { cursor: '-1' },
    { cursor: '1; drop' },
    { limit: 0 },
    { limit: 101 },
    { kinds: ['x'] },
    { kinds: [] },
    { more: 1 },
  ])('refuses %j', async (input) => {
    const ada = await harness.signUp();
    const response = await harness.request(
      `/api/trpc/activity.list?input=${encodeURIComponent(JSON.stringify(input))}`,
      { headers: { cookie: ada.cookie } },
    );
    expect(response.status).toBe(400);
  });

  it('is never changed; rows are deleted after 400 days', async () => {
    const ada = await harness.signUp();
    await expect(
      harness.db.update(activity).set({ kind: 'sign_out' }).where(eq(activity.userId, ada.user.id)),
    ).rejects.toThrow();
    await harness.db
      .insert(activity)
      .values({ userId: ada.user.id, kind: 'sign_in', at: sql`now() - interval '401 days'` });
    expect(await kindsOf(ada.user.id)).toHaveLength(2);
    await harness.cleanup.run();
    expect(await kindsOf(ada.user.id)).toEqual(['sign_up']);
  });

  it('sends a mail at the first sign-in from an unknown browser only', async () => {
    const ada = await harness.signUpConfirmed({}, browser());
    const newDevices = async () =>
      (await harness.mailsTo(ada.email)).filter(({ template }) => template === 'newDevice');
    const known = ada.cookie.split('; ').find((one) => one.startsWith('gatehouse.browser='));
    await harness.signIn(ada.email, {}, browser(known));
    expect(await newDevices()).toHaveLength(0);
    const elsewhere = await harness.signIn(ada.email, {}, { ...browser(), 'user-agent': FIREFOX });
    const [mail] = await newDevices();
    expect(mail?.text).toContain('Firefox on Linux');
    const again = elsewhere.cookie.split('; ').find((one) => one.startsWith('gatehouse.browser='));
    await harness.signIn(ada.email, {}, browser(again));
    expect(await newDevices()).toHaveLength(1);
  });
});
