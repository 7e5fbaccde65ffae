import { describe, it } from 'vitest';
import type { OwnDatabase } from '../own-database.ts';
import { expectAllOrNothing, readOne } from './all-or-nothing.ts';
import { PASSWORD } from './victim.ts';

const NEXT = 'a whole new sentence';

describe('kill -9 at any statement', { timeout: 300_000 }, () => {
  it('leaves a reset complete or not started', () => {
    const password = watchPassword();
    return expectAllOrNothing({
      async prepare({ post, signUp, succeed, addLink }, email, db) {
        await succeed(signUp(email));
        const token = await addLink(email, 'reset_password');
        await password.remember(email, db);
        return () => post('auth/reset-password', { token, newPassword: NEXT });
      },
      look: async (email, db) => ({
        isNew: await password.isNew(email, db),
        ...(await readOne(db, AFTER_NEW_PASSWORD, [email, 'password_reset'])),
      }),
      nothing: { isNew: false, sessions: '1', links: '1', mails: '0', events: '0' },
      all: { isNew: true, sessions: '0', links: '0', mails: '1', events: '1' },
    });
  });

  it('leaves a password change complete or not started', () => {
    const password = watchPassword();
    return expectAllOrNothing({
      async prepare({ post, signUp, succeed, addLink }, email, db) {
        await succeed(signUp(email));
        const signedIn = await succeed(post('auth/sign-in/email', { email, password: PASSWORD }));
        const authorization = `Bearer ${signedIn.headers.get('set-auth-token')}`;
        // An unconfirmed address receives no such mail.
        await db.query('update "user" set email_verified = true where email = $1', [email]);
        await addLink(email, 'reset_password');
        await password.remember(email, db);
        const body = { currentPassword: PASSWORD, newPassword: NEXT };
        return () => post('auth/change-password', body, { authorization });
      },
      look: async (email, db) => ({
        isNew: await password.isNew(email, db),
        ...(await readOne(db, AFTER_NEW_PASSWORD, [email, 'password_changed'])),
      }),
      nothing: { isNew: false, sessions: '2', links: '1', mails: '0', events: '0' },
      all: { isNew: true, sessions: '1', links: '0', mails: '1', events: '1' },
    });
  });
});

/** Tells whether a person's password has changed. */
function watchPassword() {
  const before = new Map<string, unknown>();
  const hashOf = async (email: string, db: OwnDatabase) =>
    (
      await readOne(
        db,
        `select a.password from account a join "user" u on u.id = a.user_id where u.email = $1`,
        [email],
      )
    ).password;
  return {
    remember: async (email: string, db: OwnDatabase) => void before.set(email, await hashOf(email, db)),
    isNew: async (email: string, db: OwnDatabase) => (await hashOf(email, db)) !== before.get(email),
  };
}

const AFTER_NEW_PASSWORD = `
  select (select count(*) from session s where s.user_id = u.id) as sessions,
    (select count(*) from link l where l.user_id = u.id and ended_by is null and purpose = 'reset_password') as links,
    (select count(*) from mail m where m.recipient = u.email and template = 'passwordChanged') as mails,
    (select count(*) from activity e where e.user_id = u.id and kind = $2) as events
  from "user" u where u.email = $1`;
