import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { account, session, user } from '../../server/db/schema/index.ts';
import { BATCH_LINKS } from '../batch-links.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { expectUnavailable } from './unavailable.ts';

const isServer = inject('driver') !== 'pglite';

let harness: Harness;
beforeAll(async () => {
  // Four connections: a failed transaction that leaks its connection would be noticed at once.
  harness = await startHarness({ poolSize: 4 });
});
afterAll(() => harness[Symbol.asyncDispose]());

const AUTHORIZATION = String(
  new URLSearchParams({
    response_type: 'code',
    client_id: TRUSTED_SITE,
    redirect_uri: `${TRUSTED_SITE}/lesson`,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: 'x',
  }),
);

/** Every request that needs the database, each from the user with this `cookie`. */
const requests = (cookie: string, bearer: string): Record<string, () => Promise<Response>> => {
  const headers = browser(cookie);
  const authorization = `Bearer ${bearer}`;
  return {
    'sign-up': () =>
      harness.post('/api/auth/sign-up/email', {
        name: 'A',
        email: `${Math.random()}@x.io`,
        password: PASSWORD,
      }),
    'sign-in': () =>
      harness.post('/api/auth/sign-in/email', { email: 'a@example.com', password: PASSWORD }, headers),
    'sign-out': () => harness.post('/api/auth/sign-out', {}, headers),
    'get-session': () => harness.request('/api/auth/get-session', { headers }),
    'get-session by bearer': () => harness.request('/api/auth/get-session', { headers: { authorization } }),
    'update-user': () => harness.post('/api/auth/update-user', { name: 'B' }, headers),
    'change-password': () =>
      harness.post(
        '/api/auth/change-password',
        { currentPassword: PASSWORD, newPassword: 'another password' },
        headers,
      ),
    'verify-password': () => harness.post('/api/auth/verify-password', { password: PASSWORD }, headers),
    'change-email': () => harness.post('/api/auth/change-email', { newEmail: 'b@example.com' }, headers),
    'list-accounts': () => harness.request('/api/auth/list-accounts', { headers }),
    'list-sessions': () => harness.request('/api/auth/list-sessions', { headers }),
    'revoke-session': () => harness.post('/api/auth/revoke-session', { token: 'x' }, headers),
    'revoke-sessions': () => harness.post('/api/auth/revoke-sessions', {}, headers),
    'revoke-other-sessions': () => harness.post('/api/auth/revoke-other-sessions', {}, headers),
    'session.current': () => harness.request('/api/trpc/session.current', { headers }),
    ...Object.fromEntries(
      BATCH_LINKS.map((link) => [
        `a batch of ${link.name}`,
        () =>
          harness.request('/api/trpc/session.list,profile.get?batch=1', {
            headers: { ...headers, ...link.headers },
          }),
      ]),
    ),
    'session.revoke': () => harness.post('/api/trpc/session.revoke', { id: 'x' }, headers),
    'session.revokeOthers': () => harness.post('/api/trpc/session.revokeOthers', undefined, headers),
    'profile.update': () => harness.post('/api/trpc/profile.update', { bio: 'x' }, headers),
    'the bridge by cookie': () => harness.bridge({ cookie }),
    'the bridge by bearer': () => harness.bridge({ authorization }),
    'the click for a site': () => harness.post('/authorize', { query: AUTHORIZATION }, headers),
    readyz: () => harness.request('/readyz'),
  };
};

/** Repeats the request until the answer is the one before the fault: the service recovers by itself. */
const expectRecovery = (cookie: string) =>
  vi.waitFor(async () => expect((await harness.bridge({ cookie })).status).toBe(200), {
    timeout: 30_000,
    interval: 100,
  });

describe.runIf(isServer)('a database that is', () => {
  it.each(['down', 'silent'] as const)(
    '%s is 503 at every door, signs nobody out, and recovers',
    async (state) => {
      const { cookie, bearer } = await harness.signUp();
      await harness.bridge({ cookie });
      harness.testDatabase.setLink?.(state);
      // The service may answer from its cache for three seconds, the time that it needs to notice the fault.
      const brokenAt = performance.now();
      await vi.waitFor(async () => expect((await harness.bridge({ cookie })).status).toBe(503), {
        timeout: 30_000,
        interval: 20,
      });
      if (state === 'down') expect(performance.now() - brokenAt).toBeLessThan(3_000);

      const answers = Object.entries(requests(cookie, bearer)).map(
        async ([name, send]) => [name, await send()] as const,
      );
      for (const [name, response] of await Promise.all(answers)) await expectUnavailable(name, response);

      // A site learns that the service is away. It must not take the person for signed out.
      const sent = await harness.request(`/authorize?${AUTHORIZATION}`, { headers: { cookie } });
      const location = new URL(sent.headers.get('location') ?? '');
      expect([sent.status, location.origin, location.searchParams.get('error')]).toEqual([
        303,
        TRUSTED_SITE,
        'temporarily_unavailable',
      ]);

      // Requests that need no database are answered even now.
      expect((await harness.bridge()).status).toBe(401);
      expect((await harness.bridge({ cookie: 'better-auth.session_token=forged' })).status).toBe(401);
      expect((await harness.request('/livez')).status).toBe(200);
      expect((await harness.request('/sign-in')).status).toBe(200);

      const { checks } = (await (await harness.request('/readyz')).json()) as { checks: object };
      expect(checks).toMatchObject({ process: 'ok', database: 'down', migrations: 'unknown' });

      harness.testDatabase.setLink?.('open');
      await expectRecovery(cookie);
      // More requests at once than there are connections: no connection was lost.
      await Promise.all(Array.from({ length: 8 }, () => harness.signUp()));
      expect((await harness.request('/readyz')).status).toBe(200);
    },
    90_000,
  );

  it('disconnected under load leaves all or nothing of every sign-up', async () => {
    const { cookie } = await harness.signUp();
    const emails = Array.from({ length: 40 }, (_, index) => `load-${index}@example.com`);
    const attempts = emails.map(async (email, index) => {
      if (index === 12) harness.testDatabase.setLink?.('down');
      return harness.post('/api/auth/sign-up/email', { name: 'A', email, password: PASSWORD });
    });
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(new Set([...statuses, 200, 503])).toEqual(new Set([200, 503]));
    expect(statuses).toContain(503);
    harness.testDatabase.setLink?.('open');
    await expectRecovery(cookie);

    // Rule 5: no user without an account, no session without a user. Rule 1: each 200 has created all three.
    const people = await harness.db.select({ id: user.id, email: user.email }).from(user);
    const accounts = new Set(
      (await harness.db.select({ id: account.userId }).from(account)).map(({ id }) => id),
    );
    const signedIn = new Set(
      (await harness.db.select({ id: session.userId }).from(session)).map(({ id }) => id),
    );
    for (const { id } of people) expect(accounts.has(id)).toBe(true);
    const made = new Map(people.map(({ email, id }) => [email, id]));
    for (const [index, status] of statuses.entries()) {
      const id = made.get(emails[index] ?? '');
      if (status === 200) expect(signedIn.has(id ?? '')).toBe(true);
    }
  }, 90_000);
});

/** Makes the database refuse writes, or accept them again. */
async function setReadOnly(readOnly: boolean) {
  const { directUrl } = harness.testDatabase;
  const state = readOnly ? 'on' : 'off';
  if (directUrl === null) {
    await harness.db.execute(
      sql.raw(`set session characteristics as transaction ${readOnly ? 'read only' : 'read write'}`),
    );
    return;
  }
  const admin = new pg.Client({ connectionString: directUrl });
  await admin.connect();
  await admin.query('set default_transaction_read_only = off');
  await admin.query(
    `alter database ${new URL(directUrl).pathname.slice(1)} set default_transaction_read_only = ${state}`,
  );
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await admin.end();
}

describe('a read-only database', () => {
  it('still answers session checks, and is 503 for writes', async () => {
    const { cookie, bearer } = await harness.signUp();
    await setReadOnly(true);
    try {
      await vi.waitFor(async () => expect((await harness.bridge({ cookie })).status).toBe(200), {
        timeout: 30_000,
      });
      const all = requests(cookie, bearer);
      for (const name of ['sign-up', 'sign-out', 'update-user', 'session.revokeOthers', 'profile.update']) {
        const response = await all[name]?.();
        if (response) await expectUnavailable(name, response);
        else expect.unreachable(name);
      }
      expect((await harness.bridge({ cookie })).status).toBe(200);
    } finally {
      await setReadOnly(false);
    }
    await expectRecovery(cookie);
    await vi.waitFor(() => harness.signUp(), { timeout: 30_000 });
  });
});
