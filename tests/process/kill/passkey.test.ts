import { describe, it } from 'vitest';
import { type Authenticator, createAuthenticator } from '../../authenticator.ts';
import type { OwnDatabase } from '../own-database.ts';
import { expectAllOrNothing, readOne } from './all-or-nothing.ts';
import type { Victim } from './victim.ts';

const toCookies = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** A new person, and the answer of an authenticator that adds a passkey. */
async function makePasskey(victim: Victim, email: string, db: OwnDatabase, authenticator: Authenticator) {
  const made = await victim.succeed(victim.signUp(email));
  const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
  // An unconfirmed address receives no such mail.
  await db.query('update "user" set email_verified = true where email = $1', [email]);
  const options = await victim.succeed(
    victim.get('auth/passkey/generate-register-options', { authorization }),
  );
  const origin = victim.origin;
  return { authorization, body: { response: authenticator.create(await options.json(), { origin }) } };
}

const look = (email: string, db: OwnDatabase) =>
  readOne(
    db,
    `select u.has_passkey as "hasPasskey",
       (select count(*) from session s where s.user_id = u.id) as sessions,
       (select count(*) from session s where s.user_id = u.id and 'pop' = any(s.amr)) as strong,
       (select count(*) from passkey p where p.user_id = u.id and p.last_used_at is not null) as used,
       (select count(*) from mail m where m.recipient = u.email and m.template like '%asskey%') as mails,
       (select count(*) from activity e where e.user_id = u.id and e.ok and e.kind = 'passkey_added') as added,
       (select count(*) from activity e where e.user_id = u.id and e.ok and e.kind = 'sign_in') as "signIns"
     from "user" u where u.email = $1`,
    [email],
  );

describe('kill -9 at any statement', { timeout: 300_000 }, () => {
  it('leaves a passkey added with its mail, or not added', () =>
    expectAllOrNothing({
      async prepare(victim, email, db) {
        const { authorization, body } = await makePasskey(victim, email, db, createAuthenticator());
        return () => victim.post('auth/passkey/verify-registration', body, { authorization });
      },
      look,
      nothing: {
        ...{ hasPasskey: false, sessions: '1', strong: '0', used: '0', mails: '0', added: '0', signIns: '0' },
      },
      all: {
        ...{ hasPasskey: true, sessions: '1', strong: '1', used: '0', mails: '1', added: '1', signIns: '0' },
      },
    }));

  it('leaves a sign-in with a passkey complete or not started', () =>
    expectAllOrNothing({
      async prepare(victim, email, db) {
        const authenticator = createAuthenticator();
        const { authorization, body } = await makePasskey(victim, email, db, authenticator);
        await victim.succeed(victim.post('auth/passkey/verify-registration', body, { authorization }));
        const options = await victim.succeed(victim.get('auth/passkey/generate-authenticate-options'));
        const response = authenticator.get(await options.json(), { origin: victim.origin });
        const cookie = toCookies(options);
        return () => victim.post('auth/passkey/verify-authentication', { response }, { cookie });
      },
      look,
      nothing: {
        ...{ hasPasskey: true, sessions: '1', strong: '1', used: '0', mails: '1', added: '1', signIns: '0' },
      },
      all: {
        ...{ hasPasskey: true, sessions: '2', strong: '2', used: '1', mails: '1', added: '1', signIns: '1' },
      },
    }));
});
