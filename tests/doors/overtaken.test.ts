import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { activity, attempt, session, user } from '../../server/db/schema/index.ts';
import { AUTH } from '../../shared/paths.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

// What was verified may have changed by the time the session is stored: the person under the lock decides.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => harness[Symbol.asyncDispose]());

type Person = Awaited<ReturnType<Harness['signUp']>>;

/** Does something once, between the checks of the next request and its transaction. */
function beforeTransaction(work: () => Promise<unknown>): void {
  const { transaction } = harness.db;
  vi.spyOn(harness.db, 'transaction').mockImplementationOnce(async (...input) => {
    await work();
    return transaction.apply(harness.db, input);
  });
}

const setUser = ({ user: { id } }: Person, values: Partial<typeof user.$inferInsert>) =>
  harness.db.update(user).set(values).where(eq(user.id, id));
const countSessions = ({ user: { id } }: Person) => harness.db.$count(session, eq(session.userId, id));
const signIn = ({ email }: Person, cookie?: string) =>
  harness.post(`${AUTH}/sign-in/email`, { email, password: PASSWORD }, browser(cookie));

describe('a sign-in with the right password', () => {
  it('is refused if the user was banned in the meantime: no session begins or ends, nothing is counted', async () => {
    const ada = await harness.signUpConfirmed();
    const grace = await harness.signUp();
    beforeTransaction(() => setUser(ada, { disabledAt: new Date() }));
    const answer = await signIn(ada, grace.cookie);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    expect(await answer.json()).toMatchObject({ code: 'ACCOUNT_DISABLED' });
    expect([await countSessions(ada), await countSessions(grace)]).toEqual([1, 1]);
    expect(await harness.mailsTo(ada.email)).toHaveLength(1);
    expect(await harness.db.$count(attempt)).toBe(0);
  });

  it('is answered like an unknown address if the user’s address changed in the meantime', async () => {
    const ada = await harness.signUpConfirmed();
    const grace = await harness.signUp();
    beforeTransaction(() => setUser(ada, { email: `${randomUUID()}@example.com` }));
    const answer = await signIn(ada, grace.cookie);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []]);
    expect([await countSessions(ada), await countSessions(grace)]).toEqual([1, 1]);
    const rows = await harness.db.select().from(activity).where(eq(activity.userId, ada.user.id));
    expect(rows.map(({ kind }) => kind)).toEqual(['sign_up']);
  });
});
