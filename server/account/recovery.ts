import { and, eq, gt, inArray, min, ne, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { account, link, session, user } from '../db/schema/index.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import { passwordOf } from '../passwords/password-row.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Person } from '../users/row-lock.ts';
import type { Deletions } from './deletions.ts';
import type { EmailChanges } from './email-changes.ts';
import { endLinks, findUnusableLink } from './link-ends.ts';
import { consumeLink, createLink, type Link } from './links.ts';
import { stopRecoveries } from './operator-recoveries.ts';
import { removePasskeys } from './passkey-removal.ts';
import { findStolen, toStolenAddress } from './stolen-account.ts';

const PURPOSES = ['not_me', 'take_back'] as const;

type Deps = {
  db: Database;
  cache: SessionCache;
  outbox: Outbox;
  browsers: Browsers;
  changes: EmailChanges;
  deletions: Deletions;
};

/**
 * "This wasn't me": ends all sessions, removes the password, so that it has to be reset, cancels a pending change of
 * the address, what the operator began and a pending deletion, and removes all known browsers. Passkeys that were added since the mail's event
 * are removed too. Older ones and the authenticator app stay: a mailbox alone must not take an account that has a second
 * factor. If the link was mailed to an address that was replaced in the last fourteen days, the account gets this
 * address back: the mail with the next link must not go to the person who replaced the address. While the operator
 * recovers a stolen account, only a link that gives an earlier address back works: any other would leave the account to
 * the present address.
 */
export const createAccountRecovery =
  ({ db, cache, outbox, browsers, changes, deletions }: Deps) =>
  async (secret: string, source: Source): Promise<void> => {
    const touched: string[] = [];
    try {
      await db.transaction(async (trx) => {
        const used = await consumeLink(trx, PURPOSES, secret);
        if (!used) throw await findUnusableLink(trx, PURPOSES, secret);
        const { person } = used;
        touched.push(person.id);
        const { email, releasedBy } = await restoreAddress(trx, person, used.link);
        if (email === person.email && (await findStolen(trx, person.id))) throw toStolenAddress();
        if (releasedBy !== null) touched.push(releasedBy);
        // This may change no row: a person without a password has none to remove.
        await trx.update(account).set({ password: null, updatedAt: sql`now()` }).where(passwordOf(person.id));
        await trx.delete(session).where(eq(session.userId, person.id));
        const wasPending = await changes.drop(trx, person, 'disowned');
        if (wasPending)
          await recordActivity(trx, { userId: person.id, kind: 'email_change_cancelled' }, source);
        await stopRecoveries(trx, person, source);
        if (await deletions.drop(trx, person))
          await recordActivity(trx, { userId: person.id, kind: 'deletion_cancelled' }, source);
        for (const userId of email === person.email ? [] : touched)
          await recordActivity(trx, { userId, kind: 'email_changed' }, source);
        await removePasskeys(trx, person.id, await findBeginning(trx, used.link), source);
        await recordActivity(trx, { userId: person.id, kind: 'not_me' }, source);
        await browsers.forgetAll(trx, person.id); // after the log has stored the mark of the caller's browser
        // The mail goes only to the mailbox that received this link. Another mailbox may be the thief's.
        if (email === used.link.email)
          await outbox.add(trx, {
            to: email,
            isConfirmed: email !== person.email || person.emailVerified,
            userId: person.id,
            template: 'secured',
            params: { name: toAddressee(person) },
            secrets: async () => ({
              resetPassword: await createLink(trx, 'reset_password', { userId: person.id, email }),
            }),
          });
      });
    } finally {
      for (const userId of touched) cache.invalidate({ userId });
    }
  };

/**
 * The time of the event that the mail reports. A mail about a passkey was queued in the transaction that stored it, so
 * that both have the same time. A change of the address ends earlier links to the same mailbox, and the mail about the
 * change takes their place: then the earliest of their events counts.
 */
async function findBeginning(trx: Database, { userId, email, createdAt }: Link): Promise<Date> {
  const [ended] = await trx
    .select({ at: min(link.createdAt) })
    .from(link)
    .where(
      and(
        eq(link.userId, userId),
        eq(link.email, email),
        inArray(link.purpose, PURPOSES),
        eq(link.endedBy, 'email_changed'),
      ),
    );
  return ended?.at && ended.at < createdAt ? ended.at : createdAt;
}

/** `releasedBy`: the id of the user who had the address meanwhile and has lost it now. */
type RestoredAddress = { email: string; releasedBy: string | null };

/**
 * Gives the account the address that the mail was sent to, unless another person has verified this address by now.
 * Returns the address that the account has from now on.
 */
async function restoreAddress(
  trx: Database,
  person: Person,
  { email, createdAt }: Link,
): Promise<RestoredAddress> {
  if (email === person.email) return { email, releasedBy: null };
  const [owner] = await trx.select().from(user).where(eq(user.email, email)).for('update');
  if (owner?.emailVerified) return { email: person.email, releasedBy: null };
  if (owner) {
    // The other account took the free address without having its mailbox. It loses the address, but stays.
    await trx.delete(session).where(eq(session.userId, owner.id));
    await endLinks(trx, owner, 'email_changed');
    requireOne(
      await trx
        .update(user)
        .set({ email: `${owner.id.toLowerCase()}@released.invalid`, updatedAt: sql`now()` })
        .where(eq(user.id, owner.id))
        .returning({ id: user.id }),
    );
  }
  requireOne(
    await trx
      .update(user)
      .set({ email, emailVerified: true, updatedAt: sql`now()` })
      .where(eq(user.id, person.id))
      .returning({ id: user.id }),
  );
  // Links that were mailed to later addresses must not undo this. A link that was mailed to an older address may.
  await trx
    .delete(link)
    .where(and(eq(link.userId, person.id), ne(link.email, email), gt(link.createdAt, createdAt)));
  return { email, releasedBy: owner?.id ?? null };
}
