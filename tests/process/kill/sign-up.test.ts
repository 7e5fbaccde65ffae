import { it } from 'vitest';
import { expectAllOrNothing, readOne } from './all-or-nothing.ts';

it('kill -9 at any statement leaves a sign-up complete or not started', { timeout: 300_000 }, () =>
  expectAllOrNothing({
    prepare:
      async ({ signUp }, email) =>
      () =>
        signUp(email),
    look: (email, db) =>
      readOne(
        db,
        `select count(distinct u.id) as people, count(distinct a.id) as accounts, count(distinct s.id) as sessions,
           count(distinct l.id) as links, count(distinct m.id) as mails, count(distinct e.id) as events
         from (values ($1)) as given(email)
         left join "user" u on u.email = given.email left join account a on a.user_id = u.id
         left join session s on s.user_id = u.id left join link l on l.user_id = u.id
         left join activity e on e.user_id = u.id left join mail m on m.recipient = given.email`,
        [email],
      ),
    nothing: { people: '0', accounts: '0', sessions: '0', links: '0', mails: '0', events: '0' },
    all: { people: '1', accounts: '1', sessions: '1', links: '1', mails: '1', events: '1' },
  }),
);
