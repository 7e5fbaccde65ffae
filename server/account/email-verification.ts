import { eq, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import { verifyPassword } from '../passwords/password-hash.ts';
import { findPasswordHash } from '../passwords/password-row.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import type { Person } from '../users/row-lock.ts';
import type { EmailChanges } from './email-changes.ts';
import { findUnusableLink } from './link-ends.ts';
import { consumeLink, findLink, type LinkKey, mayUse } from './links.ts';
import type { PasswordAttempts } from './password-attempts.ts';
import type { PasswordChanges } from './password-changes.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  changes: EmailChanges;
  passwordAttempts: PasswordAttempts;
  passwordChanges: PasswordChanges;
};
type Input = { token: LinkKey; password?: string | undefined; newPassword?: string | undefined };

const refuse = (db: Database, token: LinkKey) => findUnusableLink(db, ['verify_email'], token);
const wrongPassword = () =>
  new AppError('invalid_input', { fields: { password: 'This is not the password of this account.' } });

/**
 * Confirms the address that a link was sent to, if the person still has this address. Signs nobody in.
 *
 * A stranger may have signed up with somebody else's address. If one press of a button confirmed that account, it would
 * keep the stranger's session and password. Therefore the caller must be signed in as that person, or know the
 * account's password, or choose a new one, which ends every session (OWASP Authentication Cheat Sheet; pre-hijacking,
 * Sudhodanan and Paverd 2022). The link of a banned person confirms nothing in any of these ways. A refusal leaves the
 * link valid.
 */
export function createEmailVerification({ db, cache, changes, passwordAttempts, passwordChanges }: Deps) {
  /** Checks the account's password as a sign-in does. Returns its hash. */
  async function proveByPassword({ id, email }: Person, password: string, caller: Caller): Promise<string> {
    const proven = await passwordAttempts.guess(email, caller, async (succeed) => {
      const hash = (await findPasswordHash(db, id)) ?? '';
      if (!(await verifyPassword({ password, hash }))) return null;
      await succeed();
      return hash;
    });
    if (proven !== null) return proven;
    throw wrongPassword();
  }

  /** `provenHash`: the hash that the password was checked against; null when no password was checked. */
  async function confirm(token: LinkKey, provenHash: string | null, { source }: Caller): Promise<string> {
    let userId: string | undefined;
    try {
      return await db.transaction(async (trx) => {
        const used = await consumeLink(trx, ['verify_email'], token);
        if (!used || !mayUse(used.person, used.link)) throw await refuse(trx, token);
        const { link } = used;
        userId = link.userId;
        if (provenHash !== null && (await findPasswordHash(trx, link.userId)) !== provenHash)
          throw wrongPassword();
        requireOne(
          await trx
            .update(user)
            .set({ emailVerified: true, updatedAt: sql`now()` })
            .where(eq(user.id, link.userId))
            .returning({ id: user.id }),
        );
        await recordActivity(trx, { userId: link.userId, kind: 'email_verified' }, source);
        // A change that began before this address was confirmed did not ask its mailbox. So the change is cancelled.
        if (await changes.drop(trx, used.person, 'email_verified'))
          await recordActivity(trx, { userId: link.userId, kind: 'email_change_cancelled' }, source);
        return link.email;
      });
    } finally {
      if (userId !== undefined) cache.invalidate({ userId });
    }
  }

  async function confirmWithNewPassword(token: LinkKey, chosen: string, { source }: Caller): Promise<string> {
    const outcome = await passwordChanges.reset(token, chosen, source, 'verify_email');
    if ('done' in outcome) return outcome.done.email;
    const { code, message } = outcome.refused;
    if (code === 'INVALID_TOKEN') throw await refuse(db, token);
    throw new AppError('invalid_input', { fields: { newPassword: message } });
  }

  /** `identity`: who is signed in. Throws `invalid_input`, `step_up_required`, `rate_limited`, `unavailable`. */
  return async (
    { token, password, newPassword }: Input,
    identity: Identity | null,
    caller: Caller,
  ): Promise<string> => {
    if (newPassword !== undefined) return confirmWithNewPassword(token, newPassword, caller);
    const link = await findLink(db, ['verify_email'], token);
    const [person] = link ? await db.select().from(user).where(eq(user.id, link.userId)) : [];
    if (!link || !person || !mayUse(person, link)) throw await refuse(db, token);
    if (password !== undefined)
      return confirm(token, await proveByPassword(person, password, caller), caller);
    if (identity?.user.id !== person.id) throw new AppError('step_up_required');
    return confirm(token, null, caller);
  };
}
