import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { toActivityRow } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/auth.ts';
import { activity, link, mail } from '../db/schema/index.ts';
import type { Outbox } from '../mail/outbox.ts';
import { createLinkSecret, toLinkRow } from './links.ts';
import { orWithout } from './person-lock.ts';

type Request = {
  email: string;
  /** Where the person wanted to go; a trusted address. */
  redirectTo: string | null;
};

/**
 * Asks for a mail to an address whose owner may or may not exist. Link, mail and log are one statement,
 * the same for everybody, and always writes: what an address costs does not tell whether it is known.
 */
export function createLinkRequests(db: Database, outbox: Outbox) {
  const request = async (
    what: { purpose: 'verify_email' | 'reset_password'; template: 'verifyEmail' | 'resetPassword' },
    who: ReturnType<typeof sql>,
    { email, redirectTo }: Request,
    kind: 'password_reset_requested' | 'verification_requested',
    source: Source,
  ): Promise<void> => {
    const secret = createLinkSecret();
    const row = toLinkRow(what.purpose, secret);
    const mailId = randomUUID();
    const sealed = outbox.seal(mailId, { [what.template]: secret });
    const log = toActivityRow({ userId: null, kind }, source);
    const statement = sql`
      with person as (select id, name, email_verified from ${user} where email = ${email} and ${who}),
      new_link as (
        insert into ${link} (id, purpose, secret_hash, user_id, email, expires_at)
        select ${row.id}, ${row.purpose}, ${row.secretHash}, id, ${email}, now() + make_interval(secs => ${row.seconds})
        from person
      ),
      new_mail as (
        insert into ${mail} (id, recipient, user_id, template, params, secrets)
        select ${mailId}, ${email}, id, ${what.template},
          jsonb_build_object('name', case when email_verified then name end, 'redirectTo', ${redirectTo}::text), ${sealed}
        from person
      )
      insert into ${activity} (user_id, kind, ip_address, place, user_agent, request_id)
      values ((select id from person), ${log.kind}, ${log.ipAddress}, ${log.place}, ${log.userAgent}, ${log.requestId})`;
    await orWithout(() => db.execute(statement));
    outbox.wake();
  };

  return {
    /** A link to choose a new password, to whoever has the address. */
    reset: (asked: Request, source: Source) =>
      request(
        { purpose: 'reset_password', template: 'resetPassword' },
        sql`disabled_at is null`,
        asked,
        'password_reset_requested',
        source,
      ),

    /** A link to confirm the address, if it has an owner and is not confirmed yet. */
    verification: (asked: Request, source: Source) =>
      request(
        { purpose: 'verify_email', template: 'verifyEmail' },
        sql`not email_verified and disabled_at is null`,
        asked,
        'verification_requested',
        source,
      ),
  };
}
export type LinkRequests = ReturnType<typeof createLinkRequests>;
