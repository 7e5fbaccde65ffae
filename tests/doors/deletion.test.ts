import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activity, avatar, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { openEventStream } from './event-stream.ts';
import { warm } from './statements.ts';

const KEY = 'k'.repeat(32);
const DAY_MS = 86_400_000;
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { BRIDGE_KEYS: `tests:${KEY}` } });
});
afterAll(() => harness[Symbol.asyncDispose]());

type Person = Awaited<ReturnType<Harness['signUp']>>;
const apiOf = ({ cookie }: Person, process = harness) => process.api(browser(cookie));
const request = (person: Person) => apiOf(person).account.requestDeletion.mutate();
const dueAtOf = async ({ user: { id } }: Person) =>
  (await harness.db.select({ at: user.deletionDueAt }).from(user).where(eq(user.id, id)))[0]?.at;
const kindsOf = async ({ user: { id } }: Person) =>
  (await harness.db.select().from(activity).where(eq(activity.userId, id)).orderBy(activity.id)).map(
    ({ kind }) => kind,
  );
const templatesTo = async ({ email }: Person) =>
  (await harness.mailsTo(email)).map(({ template }) => template);
const countOf = (list: readonly string[], wanted: string) => list.filter((one) => one === wanted).length;
/** Lets the person's grace period end `seconds` from now. */
const endGraceIn = ({ user: { id } }: Person, seconds: number) =>
  harness.db.execute(
    sql`update "user" set deletion_due_at = now() + make_interval(secs => ${seconds}) where id = ${id}`,
  );

describe('a request to delete an account', () => {
  it('deletes after fourteen days; every process refuses back ends at once', async () => {
    await using beside = await startHarness({ beside: harness });
    const ada = await harness.signUpConfirmed();
    for (const process of [harness, beside]) await warm(process, { cookie: ada.cookie });
    const { purgeAt } = await request(ada);
    expect(Date.parse(purgeAt) - Date.now()).toBeGreaterThan(14 * DAY_MS - 60_000);
    expect(Date.parse(purgeAt) - Date.now()).toBeLessThan(14 * DAY_MS + 60_000);
    for (const headers of [{ cookie: ada.cookie }, { authorization: `Bearer ${ada.bearer}` }]) {
      const response = await harness.bridge(headers);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'account_disabled', status: 403 });
    }
    await vi.waitFor(async () => expect((await beside.bridge({ cookie: ada.cookie })).status).toBe(403), {
      timeout: 30_000,
      interval: 5,
    });
  });

  it('lets the user stay signed in and sign in again; every answer shows the date', async () => {
    const ada = await harness.signUpConfirmed();
    const { purgeAt } = await request(ada);
    expect(await apiOf(ada).session.current.query()).toMatchObject({ pendingDeletion: { purgeAt } });
    expect((await apiOf(ada).security.overview.query()).pendingDeletion).toEqual({ purgeAt });
    const again = await harness.signIn(ada.email);
    expect(await apiOf(again).session.current.query()).toMatchObject({ pendingDeletion: { purgeAt } });
    expect((await harness.bridge({ cookie: again.cookie })).status).toBe(403);
    const [mail] = (await harness.mailsTo(ada.email)).filter(({ template }) => template === 'deletion');
    expect(mail?.text).toContain('Keep my account');
    expect(await kindsOf(ada)).toContain('deletion_requested');
  });

  it('needs a step-up from the last ten minutes', async () => {
    const ada = await harness.signUpConfirmed();
    await harness.db.execute(
      sql`update session set stepped_up_at = now() - interval '11 minutes' where user_id = ${ada.user.id}`,
    );
    for (const headers of [browser(ada.cookie), { authorization: `Bearer ${ada.bearer}` }])
      await expect(harness.api(headers).account.requestDeletion.mutate()).rejects.toMatchObject({
        data: { reason: 'step_up_required' },
      });
    expect(await dueAtOf(ada)).toBeNull();
    await apiOf(ada).security.stepUp.mutate({ password: PASSWORD });
    await request(ada);
    expect(await dueAtOf(ada)).toBeInstanceOf(Date);
  });

  it('has one date, one mail and one log row when it is sent several times at once', async () => {
    const ada = await harness.signUpConfirmed();
    const answers = await Promise.all(Array.from({ length: 8 }, () => request(ada)));
    const begun = Date.now();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(begun), { timeout: 30_000, interval: 1 });
    answers.push(await request(ada));
    expect(new Set(answers.map(({ purgeAt }) => purgeAt)).size).toBe(1);
    expect(countOf(await templatesTo(ada), 'deletion')).toBe(1);
    expect(countOf(await kindsOf(ada), 'deletion_requested')).toBe(1);
  });

  it('refuses anonymous callers, untrusted sites and any input', async () => {
    const ada = await harness.signUpConfirmed();
    const call = (headers: Record<string, string>, body: unknown = {}) =>
      harness.post('/api/trpc/account.requestDeletion', body, headers);
    expect((await call({})).status).toBe(401);
    expect((await call({ cookie: ada.cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await call(browser(ada.cookie), { userId: 'somebody' })).status).toBe(400);
    expect(await dueAtOf(ada)).toBeNull();
  });

  it('sends at most three mails an hour, however often it is cancelled', async () => {
    const ada = await harness.signUpConfirmed();
    for (let round = 0; round < 3; round += 1) {
      await request(ada);
      await apiOf(ada).account.cancelDeletion.mutate();
    }
    await expect(request(ada)).rejects.toMatchObject({ data: { reason: 'rate_limited' } });
    expect(await dueAtOf(ada)).toBeNull();
  });

  it('sends an event to back ends, and so does a cancellation', async () => {
    const ada = await harness.signUpConfirmed();
    const stream = await openEventStream(harness, KEY);
    await stream.settle();
    await request(ada);
    await stream.hears('user.revoked', { userId: ada.user.id });
    await apiOf(ada).account.cancelDeletion.mutate();
    await stream.hears('user.changed', { userId: ada.user.id });
    await stream.leave();
  });
});

describe('cancelling a deletion', () => {
  it('keeps the account at once; a second call does nothing', async () => {
    const ada = await harness.signUpConfirmed();
    await request(ada);
    const secret = await harness.secretIn(ada.email, 'deletion', 'keepAccount');
    expect(await apiOf(ada).account.cancelDeletion.mutate()).toEqual({});
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
    expect(await apiOf(ada).session.current.query()).toMatchObject({ pendingDeletion: null });
    expect(await apiOf(ada).account.cancelDeletion.mutate()).toEqual({});
    await expect(harness.api().account.keep.mutate({ token: secret })).rejects.toMatchObject({
      data: { reason: 'invalid_input' },
    });
    expect(countOf(await templatesTo(ada), 'deletionCancelled')).toBe(1);
    expect(countOf(await kindsOf(ada), 'deletion_cancelled')).toBe(1);
    await endGraceIn(await harness.signUpConfirmed(), 3600);
    await harness.cleanup.run();
    expect(await dueAtOf(ada)).toBeNull();
  });

  it('accepts the link of the mail once, without signing anyone in', async () => {
    const ada = await harness.signUpConfirmed();
    await request(ada);
    const token = await harness.secretIn(ada.email, 'deletion', 'keepAccount');
    const press = () => harness.post('/api/trpc/account.keep', { token });
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    for (const answer of answers) expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await dueAtOf(ada)).toBeNull();
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it('is part of “This wasn’t me”', async () => {
    const ada = await harness.signUpConfirmed();
    await request(ada);
    const token = await harness.secretIn(ada.email, 'deletion', 'notMe');
    await harness.api().account.disown.mutate({ token });
    expect(await dueAtOf(ada)).toBeNull();
    expect(await kindsOf(ada)).toEqual(expect.arrayContaining(['deletion_cancelled', 'not_me']));
  });
});

/** The feed of changes tells back ends of the deletion: for 30 days it keeps the id, and nothing else. */
const LEFT = ['change'];

describe('the purge', () => {
  it('runs when the time is over, not earlier, and deletes everything of the user', async () => {
    const ada = await harness.signUpConfirmed();
    const grace = await harness.signUpConfirmed();
    await apiOf(ada).profile.update.mutate({ bio: 'To be forgotten' });
    await apiOf(ada).account.changeEmail.mutate({ email: `new-${ada.email}` });
    await harness.post('/api/auth/sign-in/email', { email: ada.email, password: 'wrong wrong wrong' });
    const picture = { id: `of ${ada.user.id}`, userId: ada.user.id, data: new Uint8Array([0, 1, 255]) };
    await harness.db.insert(avatar).values(picture);
    await request(ada);
    await endGraceIn(ada, 60);
    await harness.cleanup.run();
    expect(await dueAtOf(ada)).toBeInstanceOf(Date);

    await endGraceIn(ada, -1);
    await harness.cleanup.run();
    expect(await findTraces(ada.user.id)).toEqual(LEFT);
    expect(await findTraces('To be forgotten')).toEqual([]);
    expect(await findTraces(ada.email)).toEqual(['mail']); // the last mail
    expect(await templatesTo(ada)).toEqual(['deleted']);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect(await apiOf(ada).session.current.query()).toBeNull();
    expect((await harness.bridge({ cookie: grace.cookie })).status).toBe(200);
    const gone = await harness.db.select().from(activity).where(eq(activity.kind, 'account_deleted'));
    const nobody = { userId: null, ipAddress: null, userAgent: null, actor: null, reason: null };
    expect(gone).toEqual([expect.objectContaining(nobody)]);
    // Anybody can use the address again, and its new owner starts with an empty account.
    const next = await harness.signUp({ email: ada.email });
    expect((await apiOf(next).profile.get.query()).version).toBe(0);
  });

  it('runs once with two processes; a cancellation at the same moment either wins or is refused', async () => {
    await using beside = await startHarness({ beside: harness });
    for (let round = 0; round < 5; round += 1) {
      const ada = await harness.signUpConfirmed();
      await request(ada);
      await endGraceIn(ada, -1);
      const [cancelled] = await Promise.allSettled([
        apiOf(ada).account.cancelDeletion.mutate(),
        harness.cleanup.run(),
        beside.cleanup.run(),
      ]);
      if (cancelled.status === 'fulfilled') expect(await dueAtOf(ada)).toBeNull();
      else expect(await findTraces(ada.user.id)).toEqual(LEFT);
      expect(countOf(await templatesTo(ada), 'deleted')).toBe(cancelled.status === 'fulfilled' ? 0 : 1);
    }
  });

  it('deletes everything or nothing; a failed one does not stop the others', async () => {
    const [ada, grace] = [await harness.signUpConfirmed(), await harness.signUpConfirmed()];
    for (const person of [ada, grace]) {
      await request(person);
      await endGraceIn(person, -1);
    }
    await harness.db.execute(
      sql.raw(`create function refuse_one() returns trigger language plpgsql as $$
        begin if old.id = '${ada.user.id}' then raise exception 'not this one'; end if; return old; end $$`),
    );
    await harness.db.execute(
      sql`create trigger refuse_one before delete on "user" for each row execute function refuse_one()`,
    );
    try {
      await harness.cleanup.run();
      expect(await findTraces(grace.user.id)).toEqual(LEFT);
      expect(await templatesTo(ada)).toContain('deletion');
      expect(await templatesTo(ada)).not.toContain('deleted');
      expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(403);
    } finally {
      await harness.db.execute(sql`drop function refuse_one cascade`);
    }
    await harness.cleanup.run();
    expect(await findTraces(ada.user.id)).toEqual(LEFT);
  });
});

/** The tables and columns that contain a text. It searches the whole database. */
async function findTraces(needle: string): Promise<string[]> {
  const { rows: tables } = (await harness.db.execute(
    sql`select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'announcement'`, // emptied within a second
  )) as unknown as { rows: { table_name: string }[] };
  const found: string[] = [];
  for (const { table_name: table } of tables) {
    const { rows } = (await harness.db.execute(
      sql.raw(`select count(*)::int as count from "${table}" t where t::text like '%${needle}%'`),
    )) as unknown as { rows: { count: number }[] };
    if (rows[0]?.count) found.push(table);
  }
  return found;
}
