import { verify } from '@node-rs/argon2';
import type { Person } from './person.ts';

export type Query = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** The breaches of the rules that hold for the whole database. */
export async function findOrphans(query: Query): Promise<string[]> {
  const counts: Record<string, string> = {
    'users without an account': `select 1 from "user" u where not exists (select 1 from account a where a.user_id = u.id)`,
    'sessions without a user': `select 1 from session s where not exists (select 1 from "user" u where u.id = s.user_id)`,
    'accounts without a user': `select 1 from account a where not exists (select 1 from "user" u where u.id = a.user_id)`,
    'pictures that no user names': `select 1 from avatar a where not exists
      (select 1 from "user" u where u.id = a.user_id and u.image like '%' || a.id)`,
    'sign-ups without a log entry': `select 1 from "user" u where not exists
      (select 1 from activity e where e.user_id = u.id and e.kind = 'sign_up')`,
  };
  const found: string[] = [];
  for (const [what, text] of Object.entries(counts)) {
    const { length } = await query(text);
    if (length > 0) found.push(`${length} ${what}`);
  }
  return found;
}

/** What the database says of a person, against what was acknowledged. Nothing may be running meanwhile. */
export async function findLosses(query: Query, person: Person): Promise<string[]> {
  const losses: string[] = [];
  const expect = (isTrue: boolean, text: string) => {
    if (!isTrue) losses.push(`${person.email}: ${text}`);
  };
  const rows = await query(
    `select u.id, u.email, u.image is not null as pictured, u.deletion_due_at is not null as leaving, a.password,
       coalesce(p.data ->> 'bio', '') as bio
     from "user" u left join account a on a.user_id = u.id left join profile p on p.user_id = u.id
     where u.email = any($1)`,
    [person.emails.list()],
  );
  expect(person.exists.has(rows.length === 1) && rows.length < 2, `${rows.length} accounts`);
  const [row] = rows;
  if (!row) return losses;

  expect(person.bios.has(String(row.bio)), `bio '${row.bio}', not ${person.bios.list()}`);
  expect(person.isLeaving.has(row.leaving === true), `deletion pending: ${row.leaving}`);
  expect(person.hasPicture.has(row.pictured === true), `picture: ${row.pictured}`);
  const hash = String(row.password);
  const good = await Promise.all(person.passwords.list().map((password) => verify(hash, password)));
  expect(
    good.filter(Boolean).length === 1,
    `${good.filter(Boolean).length} of ${good.length} passwords are right`,
  );

  const stored = await query('select token from session where user_id = $1', [row.id]);
  const tokens = new Set(stored.map(({ token }) => token));
  for (const { token, endBegunAt, endedAt } of person.sessions) {
    const isStored = tokens.has(token.split('.')[0]);
    expect(isStored || endBegunAt !== null, 'an acknowledged session is gone');
    expect(!isStored || endedAt === null, 'an ended session is still there');
  }
  const mails = await query(`select 1 from mail where user_id = $1 and template = 'resetPassword'`, [row.id]);
  expect(mails.length >= person.mailsPromised, `${mails.length} of ${person.mailsPromised} mails`);
  return losses;
}
