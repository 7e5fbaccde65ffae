import { hashPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { account, session, user } from '../../server/db/schema/index.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';

// Only the flows in server/account make persons, passwords and sessions. Better Auth's own functions are reachable from
// inside the process alone, and make none.

type Endpoint = (input: object) => Promise<unknown>;

describe.runIf(inject('driver') === 'pglite')('Better Auth inside this process', () => {
  let harness: Harness;
  let ada: Awaited<ReturnType<Harness['signUp']>>;
  /** As Better Auth hashes: it verifies none of ours. */
  let hash: string;
  beforeAll(async () => {
    harness = await startHarness();
    ada = await harness.signUp();
    hash = await hashPassword(PASSWORD);
  });
  afterAll(() => harness?.[Symbol.asyncDispose]());

  const readIds = async () => ({
    users: (await harness.db.select({ id: user.id }).from(user)).map(({ id }) => id),
    accounts: (await harness.db.select({ id: account.id }).from(account)).map(({ id }) => id),
    sessions: (await harness.db.select({ token: session.token }).from(session)).map(({ token }) => token),
  });

  /** Somebody signed in, who may be signed out by it, but nothing new. */
  async function expectNothingMade(name: string, work: (cookie: string) => Promise<unknown>) {
    const { cookie } = await harness.signIn(ada.email);
    await harness.db.update(account).set({ password: hash }).where(eq(account.userId, ada.user.id));
    const before = await readIds();
    await work(cookie).catch(() => {});
    const after = await readIds();
    for (const table of ['users', 'accounts', 'sessions'] as const)
      expect(
        after[table].filter((one) => !before[table].includes(one)),
        name,
      ).toEqual([]);
  }

  it('creates no row, whichever function is called', async () => {
    for (const [name, call] of Object.entries(
      (await harness.loadAuth()).api as unknown as Record<string, Endpoint>,
    ))
      await expectNothingMade(name, (cookie) =>
        call({
          headers: new Headers({ cookie, origin: 'http://localhost:3001' }),
          query: {},
          body: {
            ...{
              name: 'Eve',
              email: name === 'signInEmail' ? ada.email : 'eve@example.com',
              password: PASSWORD,
            },
            ...{ currentPassword: PASSWORD, newPassword: 'a whole new sentence', revokeOtherSessions: true },
          },
        }),
      );
  });

  it('creates no row in a transaction either', async () => {
    const { adapter, internalAdapter } = await (await harness.loadAuth()).$context;
    const expiresAt = new Date(Date.now() + 60_000);
    const data = { userId: ada.user.id, token: 'x'.repeat(32), expiresAt };
    await expectNothingMade('create', () => adapter.create({ model: 'session', data }));
    await expectNothingMade('transaction', () =>
      adapter.transaction((trx) => trx.create({ model: 'session', data })),
    );
    await expectNothingMade('createSession', () => internalAdapter.createSession(ada.user.id));
    await expectNothingMade('createOAuthUser', () =>
      internalAdapter.createOAuthUser(
        { name: 'Eve', email: 'eve@example.com', emailVerified: true },
        { providerId: 'other', accountId: 'eve' },
      ),
    );
  });
});
