import { generate } from 'otplib';
import { describe, it } from 'vitest';
import type { OwnDatabase } from '../own-database.ts';
import { expectAllOrNothing, readOne } from './all-or-nothing.ts';
import { PASSWORD, type Victim } from './victim.ts';

const toCode = (totpURI: string) =>
  generate({
    secret: new URL(totpURI).searchParams.get('secret') ?? '',
    epoch: Math.floor(Date.now() / 1000),
  });

/** Begins the set-up of an authenticator app for a new person, whose address is confirmed. */
async function beginSetUp({ post, signUp, succeed }: Victim, email: string, db: OwnDatabase) {
  const made = await succeed(signUp(email));
  const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
  // An unconfirmed address receives no such mail.
  await db.query('update "user" set email_verified = true where email = $1', [email]);
  const enabled = await succeed(post('auth/two-factor/enable', { password: PASSWORD }, { authorization }));
  const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
  return { authorization, totpURI, backupCodes };
}

/** Turns two-factor on for a new person. The code that did it may be used again. */
async function turnOn(victim: Victim, email: string, db: OwnDatabase) {
  const { authorization, totpURI, backupCodes } = await beginSetUp(victim, email, db);
  const code = await toCode(totpURI);
  await victim.succeed(victim.post('auth/two-factor/verify-totp', { code }, { authorization }));
  // Another victim has the same database.
  await db.query(
    'update two_factor set last_step = null where user_id = (select id from "user" where email = $1)',
    [email],
  );
  return { authorization, totpURI, backupCodes };
}

/** Sends the password. Returns the cookies of the second step. */
async function sendPassword({ post, succeed }: Victim, email: string): Promise<string> {
  const answer = await succeed(post('auth/sign-in/email', { email, password: PASSWORD }));
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const look = (email: string, db: OwnDatabase) =>
  readOne(
    db,
    `select u.two_factor_enabled as "isOn",
       (select count(*) from session s where s.user_id = u.id) as sessions,
       (select count(*) from session s where s.user_id = u.id and 'mfa' = any(s.amr)) as strong,
       (select count(*) from backup_code b where b.user_id = u.id) as codes,
       (select count(*) from two_factor t where t.user_id = u.id and t.last_step is not null) as "usedSteps",
       (select count(*) from pending_sign_in p where p.user_id = u.id) as pending,
       (select count(*) from mail m where m.recipient = u.email and m.template like '%wo%actor%') as mails,
       (select count(*) from mail m where m.recipient = u.email and m.template like '%ackup%sed') as "usedMails",
       (select count(*) from activity e where e.user_id = u.id and e.ok and e.kind like 'two_factor_%') as changes,
       (select count(*) from activity e where e.user_id = u.id and e.ok and e.kind = 'sign_in') as "signIns"
     from "user" u where u.email = $1`,
    [email],
  );

describe('kill -9 at any statement', { timeout: 300_000 }, () => {
  it('leaves two-factor on or off when it is turned on', () =>
    expectAllOrNothing({
      async prepare(victim, email, db) {
        const { authorization, totpURI } = await beginSetUp(victim, email, db);
        const code = await toCode(totpURI);
        return () => victim.post('auth/two-factor/verify-totp', { code }, { authorization });
      },
      look,
      nothing: {
        ...{ isOn: false, sessions: '1', strong: '0', codes: '10', usedSteps: '0', pending: '0' },
        ...{ mails: '0', usedMails: '0', changes: '0', signIns: '0' },
      },
      all: {
        ...{ isOn: true, sessions: '1', strong: '1', codes: '10', usedSteps: '1', pending: '0' },
        ...{ mails: '1', usedMails: '0', changes: '1', signIns: '0' },
      },
    }));

  it('leaves two-factor on or off when it is turned off', () =>
    expectAllOrNothing({
      async prepare(victim, email, db) {
        const { authorization } = await turnOn(victim, email, db);
        await sendPassword(victim, email);
        return () => victim.post('auth/two-factor/disable', {}, { authorization });
      },
      look,
      nothing: {
        ...{ isOn: true, sessions: '1', strong: '1', codes: '10', usedSteps: '0', pending: '1' },
        ...{ mails: '1', usedMails: '0', changes: '1', signIns: '0' },
      },
      all: {
        ...{ isOn: false, sessions: '1', strong: '1', codes: '0', usedSteps: '0', pending: '0' },
        ...{ mails: '2', usedMails: '0', changes: '2', signIns: '0' },
      },
    }));

  it('leaves a code used with a session, or unused without one', () =>
    expectAllOrNothing({
      async prepare(victim, email, db) {
        const { totpURI } = await turnOn(victim, email, db);
        const cookie = await sendPassword(victim, email);
        const code = await toCode(totpURI);
        return () => victim.post('auth/two-factor/verify-totp', { code }, { cookie });
      },
      look,
      nothing: {
        ...{ isOn: true, sessions: '1', strong: '1', codes: '10', usedSteps: '0', pending: '1' },
        ...{ mails: '1', usedMails: '0', changes: '1', signIns: '0' },
      },
      all: {
        ...{ isOn: true, sessions: '2', strong: '2', codes: '10', usedSteps: '1', pending: '0' },
        ...{ mails: '1', usedMails: '0', changes: '1', signIns: '1' },
      },
    }));

  it('leaves a backup code used with a session and a mail, or unused without', () =>
    expectAllOrNothing({
      async prepare(victim, email, db) {
        const { backupCodes } = await turnOn(victim, email, db);
        const cookie = await sendPassword(victim, email);
        const [code] = backupCodes;
        return () => victim.post('auth/two-factor/verify-backup-code', { code }, { cookie });
      },
      look,
      nothing: {
        ...{ isOn: true, sessions: '1', strong: '1', codes: '10', usedSteps: '0', pending: '1' },
        ...{ mails: '1', usedMails: '0', changes: '1', signIns: '0' },
      },
      all: {
        ...{ isOn: true, sessions: '2', strong: '2', codes: '9', usedSteps: '0', pending: '0' },
        ...{ mails: '1', usedMails: '1', changes: '1', signIns: '1' },
      },
    }));
});
