import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';
import { mintSessions } from './minted.ts';

let harness: Harness;
let subscription: Awaited<ReturnType<Harness['database']['listen']>>;
let heard: string[] = [];
beforeAll(async () => {
  harness = await startHarness();
  subscription = await harness.database.listen(
    (payload) => void heard.push(payload),
    () => {},
  );
});
afterAll(async () => {
  await subscription.close();
  await harness[Symbol.asyncDispose]();
});

let ada: { id: string };
let session: { id: string };
beforeEach(async () => {
  ada = { id: randomUUID() };
  await harness.db.execute(sql`insert into "user" (id, name, email) values (${ada.id}, 'Ada', ${ada.id})`);
  session = (await mintSessions(harness, ada.id, 1))[0] ?? { id: '' };
});

/** All announcements that the database makes for these statements. The second ping arrives after all of them. */
async function announced(...statements: SQL[]): Promise<string[]> {
  await subscription.ping();
  heard = [];
  for (const statement of statements) await harness.db.execute(statement);
  await subscription.ping();
  return heard.sort();
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('nothing is announced for', () => {
  it('a new last-seen time, and a session that is extended', async () => {
    expect(
      await announced(
        sql`update session set last_seen_at = now(), updated_at = now() where user_id = ${ada.id}`,
        sql`update session set expires_at = ${inDays(8)} where user_id = ${ada.id}`,
        sql`update "user" set updated_at = now() where id = ${ada.id}`,
        sql`update "user" set name = name where id = ${ada.id}`,
      ),
    ).toEqual([]);
  });

  it('deleted sessions that ended more than ten minutes ago, even thousands', async () => {
    await mintSessions(harness, ada.id, 1_100, { expiresAt: new Date(minutesAgo(11)) });
    expect(await announced(sql`delete from session where expires_at < ${minutesAgo(10)}`)).toEqual([]);
  });

  it('a transaction that is rolled back', async () => {
    await subscription.ping();
    heard = [];
    const refused = harness.db.transaction(async (tx) => {
      await tx.execute(sql`delete from session where id = ${session.id}`);
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    await subscription.ping();
    expect(heard).toEqual([]);
  });
});

describe('an announcement is sent', () => {
  it('when a session ends, and when it was the user’s last', async () => {
    const [second] = await mintSessions(harness, ada.id, 1);
    expect(await announced(sql`delete from session where id = ${session.id}`)).toEqual([
      `session.revoked ${session.id} ${ada.id}`,
    ]);
    expect(await announced(sql`delete from session where id = ${second?.id}`)).toEqual([
      `session.revoked ${second?.id} ${ada.id}`,
      `user.revoked ${ada.id}`,
    ]);
  });

  it('when a session that ended in the last ten minutes is deleted, because clocks differ', async () => {
    const [late] = await mintSessions(harness, ada.id, 1, { expiresAt: new Date(minutesAgo(9)) });
    expect(await announced(sql`delete from session where id = ${late?.id}`)).toEqual([
      `session.revoked ${late?.id} ${ada.id}`,
    ]);
  });

  it('when a user is created, for back ends that follow the feed of changes', async () => {
    const id = randomUUID();
    expect(await announced(sql`insert into "user" (id, name, email) values (${id}, 'Grace', ${id})`)).toEqual(
      [`user.changed ${id} created`],
    );
  });

  it('when a user signs in, for pages that list sessions', async () => {
    const id = randomUUID();
    expect(
      await announced(
        sql`insert into session (id, token, user_id, expires_at) values (${id}, ${id}, ${ada.id}, ${inDays(7)})`,
      ),
    ).toEqual([`session.created ${ada.id}`]);
  });

  it('when the end or the id of a session changes', async () => {
    const change = (set: SQL) => announced(sql`update session set ${set} where id = ${session.id}`);
    expect(await change(sql`expires_at = ${inDays(6)}`)).toEqual([`user.changed ${ada.id} sessions`]);
    expect(await change(sql`created_at = ${inDays(-20)}`)).toEqual([`user.changed ${ada.id} sessions`]);
    expect(await change(sql`remembered = false`)).toEqual([`user.changed ${ada.id} sessions`]);
    expect(await change(sql`token = ${randomUUID()}`)).toEqual([`user.changed ${ada.id} sessions`]);
    expect(await change(sql`expires_at = now()`)).toEqual([`session.revoked ${session.id} ${ada.id}`]);
  });

  it('when a user is renamed, banned, unbanned or deleted', async () => {
    const change = (set: SQL) => announced(sql`update "user" set ${set} where id = ${ada.id}`);
    for (const set of [
      sql`name = 'B'`,
      sql`email = 'b@x.io'`,
      sql`email_verified = true`,
      sql`image = 'i'`,
    ]) {
      expect(await change(set)).toEqual([`user.changed ${ada.id} user`]);
    }
    expect(await change(sql`disabled_at = now()`)).toEqual([`user.revoked ${ada.id}`]);
    expect(await change(sql`disabled_at = null`)).toEqual([`user.changed ${ada.id} user`]);
    expect(await announced(sql`delete from "user" where id = ${ada.id}`)).toContain(`user.revoked ${ada.id}`);
  });

  it('when a profile is first saved, changed, or deleted', async () => {
    for (const statement of [
      sql`insert into profile (user_id, data) values (${ada.id}, '{}')`,
      sql`update profile set version = version + 1 where user_id = ${ada.id}`,
      sql`delete from profile where user_id = ${ada.id}`,
    ]) {
      expect(await announced(statement)).toEqual([`user.changed ${ada.id} profile`]);
    }
  });

  it('as one general event for more than a thousand deleted rows, otherwise one per row', async () => {
    await mintSessions(harness, ada.id, 999);
    const all = await announced(sql`delete from session where user_id = ${ada.id}`);
    expect(all).toHaveLength(1_000 + 1);
    expect(all.at(-1)).toBe(`user.revoked ${ada.id}`);
    await mintSessions(harness, ada.id, 1_001);
    expect(await announced(sql`delete from session where user_id = ${ada.id}`)).toEqual(['reset']);
    await harness.db.execute(
      sql`insert into "user" (id, name, email) select n, 'x', n from generate_series(1, 1001) n`,
    );
    expect(await announced(sql`delete from "user" where name = 'x'`)).toEqual(['reset']);
  });

  it('as one general event for more than a thousand changed rows, otherwise one per row', async () => {
    await mintSessions(harness, ada.id, 1_000);
    expect(await announced(sql`update session set expires_at = now() where user_id = ${ada.id}`)).toEqual([
      'reset',
    ]);
    await harness.db.execute(
      sql`insert into "user" (id, name, email) select 'bulk-' || n, 'y', 'bulk-' || n from generate_series(1, 1001) n`,
    );
    const everyone = sql`from "user" where name = 'y'`;
    expect(await announced(sql`insert into profile (user_id, data) select id, '{}' ${everyone}`)).toEqual([
      'reset',
    ]);
    const some = sql`id in ('bulk-1', 'bulk-2')`;
    const both = (part: string) => [`user.changed bulk-1 ${part}`, `user.changed bulk-2 ${part}`];
    expect(await announced(sql`update profile set version = 7 where user_${some}`)).toEqual(both('profile'));
    expect(await announced(sql`update "user" set image = 'i' where ${some}`)).toEqual(both('user'));
    expect(await announced(sql`update "user" set disabled_at = now() where name = 'y'`)).toEqual(['reset']);
    expect(await announced(sql`delete from "user" where name = 'y'`)).toContain('reset');
  });

  it('when an id changes', async () => {
    const [second] = await mintSessions(harness, ada.id, 1);
    expect(await announced(sql`update session set id = ${randomUUID()} where id = ${second?.id}`)).toEqual([
      `session.revoked ${second?.id} ${ada.id}`,
    ]);
    const lonely = randomUUID();
    await harness.db.execute(sql`insert into "user" (id, name, email) values (${lonely}, 'L', ${lonely})`);
    expect(await announced(sql`update "user" set id = ${randomUUID()} where id = ${lonely}`)).toEqual([
      `user.revoked ${lonely}`,
    ]);
  });

  it('as one general event when a table is emptied', async () => {
    expect(await announced(sql`truncate profile`)).toEqual(['reset']);
    expect(await announced(sql`truncate session cascade`)).toEqual(['reset']);
    expect(await announced(sql`truncate "user" cascade`)).toEqual(['reset']);
  });
});
