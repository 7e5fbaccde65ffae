import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openOwnDatabase } from '../own-database.ts';
import { openFolder } from '../service-process.ts';
import { expectAllOrNothing, readOne } from './all-or-nothing.ts';
import { killWhileStarting, startVictim } from './victim.ts';

describe('kill -9 at any statement', { timeout: 300_000 }, () => {
  it('leaves a deletion request complete or not started', () =>
    expectAllOrNothing({
      async prepare({ post, signUp, succeed }, email, db) {
        const made = await succeed(signUp(email));
        // An unconfirmed address receives no such mail.
        await db.query('update "user" set email_verified = true where email = $1', [email]);
        const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
        return () => post('trpc/account.requestDeletion', {}, { authorization });
      },
      look: (email, db) =>
        readOne(
          db,
          `select u.deletion_due_at is not null as "isPending",
             (select count(*) from link l where l.user_id = u.id and ended_by is null and purpose = 'keep_account') as links,
             (select count(*) from mail m where m.recipient = u.email and template = 'deletion') as mails,
             (select count(*) from activity e where e.user_id = u.id and kind = 'deletion_requested') as events
           from "user" u where u.email = $1`,
          [email],
        ),
      nothing: { isPending: false, links: '0', mails: '0', events: '0' },
      all: { isPending: true, links: '1', mails: '1', events: '1' },
    }));

  it('leaves an account deleted completely or not at all', async () => {
    await using db = await openOwnDatabase();
    await using folder = await openFolder();
    const victim = await startVictim(db, folder.path);
    const email = `${randomUUID()}@example.com`;
    await victim.killAt(1_000, () => victim.signUp(email));
    await db.query(
      `update "user" set deletion_due_at = now() - interval '1 second', email_verified = true where email = $1`,
      [email],
    );
    const look = () =>
      readOne(
        db,
        `select (select count(*) from "user" where email = $1) as people, (select count(*) from account) as accounts,
           (select count(*) from session) as sessions, (select count(*) from link) as links,
           (select count(*) from mail where recipient = $1 and template <> 'deleted') as mails,
           (select count(*) from mail where recipient = $1 and template = 'deleted') as farewells,
           (select count(*) from activity where kind = 'account_deleted') as events`,
        [email],
      );
    const before = await look();
    expect(before).toMatchObject({ people: '1', accounts: '1', sessions: '1', mails: '1', farewells: '0' });
    let at = 1;
    while (await killWhileStarting(db, folder.path, at, '"deletion_due_at" <=')) {
      const found = await look();
      if (found.people === '0') break;
      expect(found).toEqual(before);
      at += 1;
    }
    expect(at).toBeGreaterThan(6);
    expect(await look()).toEqual({
      ...{ people: '0', accounts: '0', sessions: '0', links: '0', mails: '0' },
      ...{ farewells: '1', events: '1' },
    });
  });
});
