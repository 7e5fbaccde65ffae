import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { reportActivity } from '../activity/event.ts';
import { findBrowserHash, toActivityRow } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import { CODE_SECONDS } from '../caller/code-mark.ts';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { user } from '../db/schema/auth.ts';
import { activity, link, mail, mailCode } from '../db/schema/index.ts';
import type { Outbox } from '../mail/outbox.ts';
import { selectLanguages } from '../mail/recipient-languages.ts';
import { retryIfPersonGone } from '../users/row-lock.ts';
import { createLinkSecret, toLinkRow } from './links.ts';
import type { MailCodes } from './mail-codes.ts';

type Request = {
  email: string;
  /** The address that the person is sent to afterwards; it is trusted. */
  redirectTo: string | null;
};

type Answer = { userId: string | null; isMailed: boolean };

/**
 * Requests a mail to an address whose owner may or may not exist. One statement writes link, mail and log. It is the
 * same for every address and always writes, so that its duration does not reveal whether the address is known. It also
 * writes for an address that has used its mail budget of the hour and receives no more mails. The person is locked
 * before the budget, as everywhere.
 */
export function createLinkRequests(db: Database, outbox: Outbox, codes: MailCodes) {
  const request = async (
    what: { purpose: 'verify_email' | 'reset_password'; template: 'verifyEmail' | 'resetPassword' },
    who: ReturnType<typeof sql>,
    { email, redirectTo }: Request,
    kind: 'password_reset_requested' | 'verification_requested',
    { source, codes: mark }: Pick<Caller, 'source' | 'codes'>,
  ): Promise<boolean> => {
    const secret = createLinkSecret();
    const row = toLinkRow(what.purpose, secret);
    const mailId = randomUUID();
    const code = codes.create(mark, what.purpose);
    const sealed = outbox.seal(mailId, { [what.template]: secret, ...(code && { code: code.text }) });
    const log = toActivityRow({ userId: null, kind }, source);
    const statement = sql`
      with person as (select id, name, email_verified from ${user} where email = ${email} and ${who} for key share),
      unconfirmed as (${outbox.toUnconfirmed(email, sql`from person where not email_verified`)}),
      addressee as (select * from person where email_verified or exists (select from unconfirmed)),
      new_link as (
        insert into ${link} (id, purpose, secret_hash, user_id, email, expires_at)
        select ${row.id}, ${row.purpose}, ${row.secretHash}, id, ${email}, now() + make_interval(secs => ${row.seconds})
        from addressee
      ),
      new_mail as (
        insert into ${mail} (id, recipient, user_id, template, params, languages, secrets)
        select ${mailId}, ${email}, id, ${what.template},
          jsonb_build_object('name', case when email_verified then name end, 'redirectTo', ${redirectTo}::text),
          ${selectLanguages(sql`addressee.id`)}, ${sealed}
        from addressee
      )${
        code === null
          ? sql``
          : sql`,
      new_code as (
        insert into ${mailCode} (browser_hash, purpose, code_hash, link_id, expires_at)
        values (${code.row.browserHash}, ${code.row.purpose}, ${code.row.codeHash},
          (select ${row.id}::text from addressee), now() + make_interval(secs => ${CODE_SECONDS}))
      )`
      }
      insert into ${activity}
        (user_id, kind, ip_address, place, user_agent, browser_hash, request_id, actor, reason)
      values ((select id from person), ${log.kind}, ${log.ipAddress}, ${log.place}, ${log.userAgent},
        ${findBrowserHash(sql`(select id from person)`, source)}, ${log.requestId}, ${log.actor}, ${log.reason})
      returning user_id as "userId", exists (select from addressee) as "isMailed"`;
    const [answer] = await retryIfPersonGone(() => readRows<Answer>(db, statement));
    reportActivity(db, { kind, userId: answer?.userId ?? null }, source);
    outbox.wake();
    return answer?.isMailed === true;
  };

  return {
    /**
     * Mails a link to choose a new password to the owner of the address. False when nobody receives a mail: no answer
     * to a stranger may tell.
     */
    reset: (asked: Request, caller: Pick<Caller, 'source' | 'codes'>) =>
      request(
        { purpose: 'reset_password', template: 'resetPassword' },
        sql`disabled_at is null`,
        asked,
        'password_reset_requested',
        caller,
      ),

    /** Mails a link to confirm the address, if it has an owner and is not confirmed yet. */
    verification: (asked: Request, caller: Caller) =>
      request(
        { purpose: 'verify_email', template: 'verifyEmail' },
        sql`not email_verified and disabled_at is null`,
        asked,
        'verification_requested',
        caller,
      ),
  };
}
export type LinkRequests = ReturnType<typeof createLinkRequests>;
