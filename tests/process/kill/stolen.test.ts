import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type OwnDatabase, openOwnDatabase } from '../own-database.ts';
import { openFolder } from '../service-process.ts';
import { expectAllOrNothing, readOne } from './all-or-nothing.ts';
import { killCommand, startVictim, type Victim } from './victim.ts';

const toNew = (email: string) => `new-${email}`;

/** A user with everything that the recovery of a stolen account ends. */
async function prepare({ post, signUp, succeed, addLink }: Victim, email: string, db: OwnDatabase) {
  const made = await succeed(signUp(email));
  const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
  await succeed(post('trpc/account.changeEmail', { email: `next-${email}` }, { authorization }));
  const of = (text: string) => db.query(text, [email]);
  await of(
    `update "user" set email_verified = true, deletion_due_at = now() + interval '9 days' where email = $1`,
  );
  await of(
    `insert into two_factor (user_id, secret, verified_at) select id, 'any', now() from "user" where email = $1`,
  );
  await addLink(email, 'take_back');
}

const look = (email: string, db: OwnDatabase) =>
  readOne(
    db,
    `select u.email = $2 as "isNew", u.disabled_at is not null as "isBanned", u.deletion_due_at is null as "isKept",
       (select count(*) from session s where s.user_id = u.id) as sessions,
       (select count(*) from email_change c where c.user_id = u.id) as changes,
       (select count(*) from two_factor t where t.user_id = u.id) as apps,
       (select count(*) from link l where l.user_id = u.id and ended_by is null and purpose = 'take_back'
         and l.email = $1) as "takeBacks",
       (select count(*) from operator_recovery r where r.user_id = u.id) as pending,
       (select count(*) from mail m where m.user_id = u.id and template in ('recovery', 'stolenNotice')) as begun,
       (select count(*) from mail m where m.user_id = u.id and template in ('emailChanged', 'stolenRecovered')) as done,
       (select count(*) from activity e where e.user_id = u.id
         and kind in ('stolen_recovery_requested', 'banned', 'unbanned', 'recovered')) as events
     from "user" u where u.email in ($1, $2)`,
    [email, toNew(email)],
  );
const BEFORE = {
  ...{ isNew: false, isBanned: false, isKept: false, sessions: '1', changes: '1', apps: '1' },
  ...{ takeBacks: '1', pending: '0', begun: '0', done: '0', events: '0' },
};
const BEGUN = {
  ...BEFORE,
  isBanned: true,
  isKept: true,
  changes: '0',
  pending: '1',
  begun: '2',
  events: '2',
};
const DONE = {
  ...BEGUN,
  ...{ isNew: true, isBanned: false, sessions: '0', apps: '0', takeBacks: '0', pending: '0' },
  ...{ done: '2', events: '4' },
};

describe('kill -9 at any statement', { timeout: 300_000 }, () => {
  it('leaves the recovery of a stolen account begun or not begun', async () => {
    await using db = await openOwnDatabase();
    await using folder = await openFolder();
    const victim = await startVictim(db, folder.path);
    const ends: unknown[] = [];
    for (let at = 1, isKilled = true; isKilled; at += 1) {
      expect(at).toBeLessThan(200);
      const email = `${randomUUID()}@example.com`;
      await prepare(victim, email, db);
      const args = ['user', 'recover', email, '--email', toNew(email), '--stolen', '--yes'];
      // Its transaction begins with the lock of the user.
      ({ isKilled } = await killCommand(db, folder.path, { at, text: 'for update', args }));
      const found = await look(email, db);
      expect([BEFORE, BEGUN]).toContainEqual(found);
      if (!isKilled) expect(found).toEqual(BEGUN);
      ends.push(found);
    }
    expect(ends.length).toBeGreaterThan(10);
    await victim.killAt(1, () => victim.get('auth/ok'));
  });

  it('leaves the recovery of a stolen account complete or begun', () =>
    expectAllOrNothing({
      async prepare(victim, email, db) {
        await prepare(victim, email, db);
        const args = ['user', 'recover', email, '--email', toNew(email), '--stolen', '--yes'];
        await using folder = await openFolder();
        expect(await killCommand(db, folder.path, { at: 1_000, text: '', args })).toMatchObject({ code: 0 });
        await db.query(
          `update operator_recovery set ready_at = now() where user_id = (select id from "user" where email = $1)`,
          [email],
        );
        const token = await victim.addLink(email, 'recover_address', toNew(email));
        return () => victim.post('auth/reset-password', { token, newPassword: 'a whole new sentence' });
      },
      look,
      nothing: BEGUN,
      all: DONE,
    }));
});
