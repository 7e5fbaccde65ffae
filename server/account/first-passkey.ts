import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod/mini';
import { BY_PASSKEY } from '../../shared/amr.ts';
import type { newPasskeySchema } from '../../shared/passkey-input.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { session, user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { PasskeyParts } from '../passkeys/passkey-parts.ts';
import { type PasskeyRow, toRawPasskey } from '../passkeys/passkey-row.ts';
import { findPasswordHash } from '../passwords/password-row.ts';
import type { SessionCache } from '../session/cache.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import { lockHolders, type Person } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import { isBlank } from './blank-account.ts';
import type { EmailChanges } from './email-changes.ts';
import { findUnusableLink } from './link-ends.ts';
import { consumeLink, findLink, type Link, type LinkKey, mayUse } from './links.ts';
import type { MailCodes } from './mail-codes.ts';
import type { OpenedSession, SessionOpener } from './new-session.ts';
import { PASSKEY_REFUSALS } from './passkey-refusals.ts';
import { type RawAnswer, type RawCall, refuse } from './raw-call.ts';
import { Refused } from './refused.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  passkeys: PasskeyParts;
  codes: MailCodes;
  changes: EmailChanges;
  opener: SessionOpener;
  cookies: SessionCookies;
};
type Input = z.infer<typeof newPasskeySchema>;
type Done = { row: PasskeyRow; opened: OpenedSession; person: Person };

const PURPOSE = ['verify_email'] as const;

/**
 * The passkey of a new account that has no password. Whoever has the link of the confirmation mail creates it. That
 * confirms the address and signs in.
 */
export function createFirstPasskeys({ db, cache, passkeys, codes, changes, opener, cookies }: Deps) {
  const { made } = passkeys;

  /** Throws `invalid_input` for a link that cannot be used, and `conflict` for an account that is in use. */
  async function requireBlank(trx: Database, person: Person, link: Link, key: LinkKey): Promise<void> {
    if (!mayUse(person, link)) throw await findUnusableLink(trx, PURPOSE, key);
    if (isBlank(person, (await findPasswordHash(trx, person.id)) !== null)) return;
    throw new AppError('conflict', { sentence: 'This account can be signed in to already.' });
  }

  async function find(key: LinkKey): Promise<{ link: Link; person: Person }> {
    const link = await findLink(db, PURPOSE, key);
    const [person] = link ? await db.select().from(user).where(eq(user.id, link.userId)) : [];
    if (!link || !person) throw await findUnusableLink(db, PURPOSE, key);
    await requireBlank(db, person, link, key);
    return { link, person };
  }

  // The challenge belongs to the reader of this mail: its answer needs the link's secret or code too.
  const toTarget = ({ secretHash, userId }: Link) =>
    ({ kind: 'sign_up', holder: secretHash, userId }) as const;

  /** Throws `invalid_input` for a link that was used meanwhile, `conflict`, and `Refused`. */
  async function signUp(
    { link, key }: { link: Link; key: LinkKey },
    { response, name }: Input,
    { previousTokens, caller }: RawCall,
  ): Promise<Done> {
    const checked = await made.check(toTarget(link), response);
    if ('refused' in checked) throw new Refused(PASSKEY_REFUSALS[checked.refused]);
    const done = await opener.transact<Done>(previousTokens, async (trx, open) => {
      await lockHolders(trx, link.userId, previousTokens);
      const used = await consumeLink(trx, PURPOSE, key);
      if (!used) throw await findUnusableLink(trx, PURPOSE, key);
      const { person } = used;
      await requireBlank(trx, person, used.link, key);
      const row = await made.store(trx, checked.made, { userId: person.id, name });
      if (typeof row === 'string') throw new Refused(PASSKEY_REFUSALS[row]);
      requireOne(
        await trx
          .update(user)
          .set({ emailVerified: true, updatedAt: sql`now()` })
          .where(eq(user.id, person.id))
          .returning({ id: user.id }),
      );
      // Nobody could sign in so far. A session that exists nevertheless is not of the mailbox's owner.
      await trx.delete(session).where(eq(session.userId, person.id));
      await changes.drop(trx, person, 'email_verified');
      await recordActivity(trx, { userId: person.id, kind: 'email_verified' }, caller.source);
      await recordActivity(trx, { userId: person.id, kind: 'passkey_added' }, caller.source);
      const opening = { person, remembered: true, previousTokens, caller };
      const opened = await open({ ...opening, method: 'passkey', amr: BY_PASSKEY });
      return opened && { row, opened, person: { ...person, emailVerified: true } };
    });
    if (!done) throw new AppError('unavailable', { detail: 'the transaction was rolled back' });
    return done;
  }

  return {
    /** The options for `navigator.credentials.create`, as JSON. Writes nothing. Throws `invalid_input`, `conflict`. */
    async begin(key: LinkKey) {
      const { link, person } = await find(key);
      return made.begin(toTarget(link), { email: person.email, name: person.name });
    },

    /** The answer to `verify-registration` with the secret or the code of a mail. Throws `conflict`. */
    async add(token: string, call: RawCall): Promise<RawAnswer> {
      let userId: string | undefined;
      try {
        const key = await codes.resolve(token, 'verify_email', call.caller.codes);
        const { link } = await find(key);
        userId = link.userId;
        const { row, opened, person } = await signUp({ link, key }, call.body as Input, call);
        return {
          status: 200,
          body: { ...toRawPasskey(row), user: toAuthUser(person) },
          headers: cookies.toOpened(opened.token, true),
          sessionId: opened.id,
          browserCookie: opened.browserCookie,
        };
      } catch (error) {
        if (error instanceof Refused) return error.answer;
        const why = error instanceof AppError && error.fields?.token;
        if (why) return refuse('token', { code: 'INVALID_TOKEN', message: why });
        throw error;
      } finally {
        if (userId !== undefined) cache.invalidate({ userId });
      }
    },
  };
}
export type FirstPasskeys = ReturnType<typeof createFirstPasskeys>;
