import { describe, it } from 'vitest';
import { expectAllOrNothing, readOne } from './all-or-nothing.ts';
import { PASSWORD } from './victim.ts';

const toNew = (email: string) => `new-${email}`;

describe('kill -9 at any statement', { timeout: 300_000 }, () => {
  it('leaves an address change complete or not started', () =>
    expectAllOrNothing({
      async prepare({ post, signUp, succeed, addLink }, email) {
        const made = await succeed(signUp(email));
        const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
        await succeed(post('auth/sign-in/email', { email, password: PASSWORD }));
        await succeed(post('trpc/account.changeEmail', { email: toNew(email) }, { authorization }));
        const token = await addLink(email, 'change_email_new');
        return () => post('trpc/account.confirmEmailChange', { token });
      },
      look: (email, db) =>
        readOne(
          db,
          `select u.email = $2 as "isNew", u.email_verified as verified,
             (select count(*) from session s where s.user_id = u.id) as sessions,
             (select count(*) from email_change c where c.user_id = u.id) as pending,
             (select count(*) from link l where l.user_id = u.id and ended_by is null and purpose = 'verify_email') as links,
             (select count(*) from mail m where m.recipient in ($1, $2) and template = 'emailChanged') as mails,
             (select count(*) from activity e where e.user_id = u.id and kind = 'email_changed') as events
           from "user" u where u.email in ($1, $2)`,
          [email, toNew(email)],
        ),
      nothing: {
        ...{ isNew: false, verified: false, sessions: '2', pending: '1', links: '1' },
        ...{ mails: '0', events: '0' },
      },
      all: {
        ...{ isNew: true, verified: true, sessions: '1', pending: '0', links: '0' },
        ...{ mails: '1', events: '1' }, // none to the old address, which is unconfirmed
      },
    }));

  it('leaves ‘This wasn’t me’ complete or not started', () =>
    expectAllOrNothing({
      async prepare({ post, signUp, succeed, addLink }, email) {
        const made = await succeed(signUp(email));
        const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
        await succeed(post('trpc/account.changeEmail', { email: toNew(email) }, { authorization }));
        const token = await addLink(email, 'not_me');
        return () => post('trpc/account.disown', { token });
      },
      look: (email, db) =>
        readOne(
          db,
          `select (select a.password is null from account a where a.user_id = u.id) as "isUseless",
             (select count(*) from session s where s.user_id = u.id) as sessions,
             (select count(*) from email_change c where c.user_id = u.id) as pending,
             (select count(*) from known_browser b where b.user_id = u.id) as browsers,
             (select count(*) from mail m where m.recipient = u.email and template = 'secured') as mails,
             (select count(*) from activity e where e.user_id = u.id and kind = 'not_me') as events
           from "user" u where u.email = $1`,
          [email],
        ),
      nothing: {
        ...{ isUseless: false, sessions: '1', pending: '1', browsers: '1' },
        ...{ mails: '0', events: '0' },
      },
      all: {
        ...{ isUseless: true, sessions: '0', pending: '0', browsers: '0' },
        ...{ mails: '1', events: '1' },
      },
    }));
});
