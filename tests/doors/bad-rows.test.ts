import { randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@example.com' } });
  await harness.db.execute(sql`
    create function refuse_row() returns trigger language plpgsql as $$
    begin raise exception 'not this one' using errcode = 'foreign_key_violation'; end $$`);
});
afterAll(() => harness[Symbol.asyncDispose]());

/**
 * From now on the database refuses to change one row, as a constraint of an operator's own table may. Returns a
 * function that ends this.
 */
async function refuse(how: 'update' | 'delete', table: string, column: string, value: string) {
  const name = `refuse_${randomUUID().replaceAll('-', '')}`;
  const statement = `create trigger ${name} before ${how} on "${table}" for each row when (old.${column} = '${value}') execute function refuse_row()`;
  await harness.db.execute(sql.raw(statement));
  return () => harness.db.execute(sql.raw(`drop trigger ${name} on "${table}"`));
}
const idsOf = async (query: ReturnType<typeof sql>) =>
  ((await harness.db.execute(query)) as unknown as { rows: { id: string }[] }).rows.map(({ id }) => id);
const emailOf = async (id: string) =>
  (await harness.db.select({ email: user.email }).from(user).where(eq(user.id, id)))[0]?.email;
const warnings = () => harness.logged.filter((line) => line.includes('tries again'));

async function startChange() {
  const ada = await harness.signUp();
  const newEmail = `${randomUUID()}@new.example.com`;
  await harness.api({ cookie: ada.cookie, ...browser() }).account.changeEmail.mutate({ email: newEmail });
  return { id: ada.user.id, newEmail };
}

/** Old rows of each table that the cleanup job cleans. The first row is the one that is refused. */
const CLEANED: [table: string, column: string, insert: (owner: string) => string][] = [
  [
    'session',
    'id',
    (owner) =>
      `insert into session (id, token, user_id, expires_at) select 'bad' || n, 't' || n, '${owner}', now() - interval '1 hour'`,
  ],
  [
    'verification',
    'id',
    () =>
      `insert into verification (id, identifier, value, expires_at) select 'bad' || n, 'x', 'y', now() - interval '1 day'`,
  ],
  [
    'link',
    'id',
    (owner) =>
      `insert into link (id, purpose, secret_hash, user_id, email, expires_at) select 'bad' || n, 'not_me', 'h' || n, '${owner}', 'x', now() - interval '1 day'`,
  ],
  [
    'rate_limit',
    'key',
    () => `insert into rate_limit (key, count, ends_at) select 'bad' || n, 1, now() - interval '1 day'`,
  ],
  [
    'mail',
    'id',
    () =>
      `insert into mail (id, recipient, template, params, created_at, sent_at) select 'bad' || n, 'x', 'y', '{}', now() - interval '8 days', now()`,
  ],
  [
    'known_browser',
    'id',
    (owner) =>
      `insert into known_browser (id, user_id, secret_hash, last_seen_at) select 'bad' || n, '${owner}', 'h' || n, now() - interval '500 days'`,
  ],
];

describe('a row that the database refuses does not stop others, is logged, and is tried again', () => {
  it('when changes of address end, whether they complete or are dropped', async () => {
    const people = [];
    for (let count = 0; count < 6; count += 1) people.push(await startChange());
    const [bad, badToo, ...others] = people;
    const [unconfirmed, ...due] = others;
    if (!bad || !badToo || !unconfirmed) throw new Error('nobody');
    await harness.db.execute(
      sql`update email_change set new_confirmed_at = now(), created_at = now() - interval '73 hours'`,
    );
    await harness.db.execute(
      sql`update email_change set new_confirmed_at = null where user_id in (${badToo.id}, ${unconfirmed.id})`,
    );
    const before = warnings().length;
    const allow = [
      await refuse('update', 'user', 'id', bad.id),
      await refuse('delete', 'email_change', 'user_id', badToo.id),
    ];
    await harness.cleanup.run();
    for (const { id, newEmail } of due) expect(await emailOf(id)).toBe(newEmail);
    const left = sql`select user_id as id from email_change`;
    expect((await idsOf(left)).sort()).toEqual([bad.id, badToo.id].sort());
    expect(warnings().length).toBe(before + 2);
    for (const undo of allow) await undo();
    await harness.cleanup.run();
    expect(await idsOf(left)).toEqual([]);
    expect(await emailOf(bad.id)).toBe(bad.newEmail);
    expect(await emailOf(badToo.id)).not.toBe(badToo.newEmail);
  });

  it('when accounts are purged', async () => {
    const people = [await harness.signUp(), await harness.signUp(), await harness.signUp()].map(
      ({ user: { id } }) => id,
    );
    await harness.db
      .update(user)
      .set({ deletionDueAt: new Date(0) })
      .where(inArray(user.id, people));
    const allow = await refuse('delete', 'user', 'id', people[0] ?? '');
    expect(await harness.cleanup.run()).toMatchObject({ accounts: 2 });
    const left = sql`select id from "user" where deletion_due_at is not null`;
    expect(await idsOf(left)).toEqual([people[0]]);
    await allow();
    expect(await harness.cleanup.run()).toMatchObject({ accounts: 1 });
  });

  it.each(CLEANED)('when old rows of %s are deleted', async (table, column, insert) => {
    const owner = await harness.signUp();
    await harness.db.execute(sql.raw(`${insert(owner.user.id)} from generate_series(1, 20) n`));
    const left = sql.raw(`select ${column} as id from "${table}" where ${column} like 'bad%'`);
    const before = warnings().length;
    const allow = await refuse('delete', table, column, 'bad1');
    await harness.cleanup.run();
    expect(await idsOf(left)).toEqual(['bad1']);
    expect(warnings().length).toBe(before + 1);
    await allow();
    await harness.cleanup.run();
    expect(await idsOf(left)).toEqual([]);
  });
});
