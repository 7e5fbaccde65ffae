import { and, count, eq } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { passkey } from '../db/schema/passkey.ts';
import { AppError } from '../errors.ts';
import { listOwn, toRawPasskey } from '../passkeys/passkey-row.ts';
import { findPasswordHash } from '../passwords/password-row.ts';
import type { SessionCache } from '../session/cache.ts';
import { lockIdentity } from '../users/row-lock.ts';
import type { Notices } from './notices.ts';
import { type RawAnswer, type RawCall, refuseAsBetterAuth, toText } from './raw-call.ts';
import type { StepUp } from './step-up.ts';

/** `host`: the host on which browsers offer passkeys. */
type Deps = { db: Database; cache: SessionCache; stepUp: StepUp; notices: Notices; host: string };

/** The same for a passkey of another user, so that nobody learns which ids exist. */
const notFound = () => refuseAsBetterAuth(404, { code: 'PASSKEY_NOT_FOUND', message: 'Passkey not found' });
const isOwn = (userId: string, id: string) => and(eq(passkey.id, id), eq(passkey.userId, userId));

/** Lists, renames and removes the passkeys of a user who is signed in. */
export const createOwnPasskeys = ({ db, cache, stepUp, notices, host }: Deps) => ({
  async listPasskeys({ requireIdentity }: RawCall): Promise<RawAnswer> {
    const { user } = await requireIdentity();
    return { status: 200, body: (await listOwn(db, user.id)).map(toRawPasskey) };
  },

  async renamePasskey({ body, requireIdentity, caller: { source } }: RawCall): Promise<RawAnswer> {
    const identity = await requireIdentity();
    const renamed = await db.transaction(async (trx) => {
      const { id: userId } = await lockIdentity(trx, identity);
      const [row] = await trx
        .update(passkey)
        .set({ name: toText(body.name) })
        .where(isOwn(userId, toText(body.id)))
        .returning();
      if (!row) return null;
      const entry = { userId, sessionId: identity.session.id, kind: 'passkey_renamed' } as const;
      await recordActivity(trx, entry, source);
      return row;
    });
    return renamed ? { status: 200, body: { passkey: toRawPasskey(renamed) } } : notFound();
  },

  /** Throws `step_up_required`, and `conflict` for the last way to sign in. */
  async removePasskey({ body, requireIdentity, caller: { source } }: RawCall): Promise<RawAnswer> {
    const identity = await requireIdentity();
    await stepUp.require(identity);
    try {
      const isRemoved = await db.transaction(async (trx) => {
        const person = await lockIdentity(trx, identity);
        await stepUp.require(identity, trx); // a second factor may have been set meanwhile
        const removed = await trx
          .delete(passkey)
          .where(isOwn(person.id, toText(body.id)))
          .returning({ id: passkey.id });
        if (removed.length === 0) return false;
        await requireWayIn(trx, person.id, host);
        const entry = { userId: person.id, sessionId: identity.session.id, kind: 'passkey_removed' } as const;
        await recordActivity(trx, entry, source);
        await notices.tell(trx, person, 'passkeyRemoved', source);
        return true;
      });
      return isRemoved ? { status: 200, body: { status: true } } : notFound();
    } finally {
      cache.invalidate({ userId: identity.user.id });
    }
  },
});
export type OwnPasskeys = ReturnType<typeof createOwnPasskeys>;

/**
 * Throws `conflict`, which rolls back the transaction, when a user could sign in with nothing. A passkey of another host
 * is no way in: no browser offers it here.
 */
async function requireWayIn(trx: Database, userId: string, host: string): Promise<void> {
  if ((await findPasswordHash(trx, userId)) !== null) return;
  const isUsable = and(eq(passkey.userId, userId), eq(passkey.rpId, host));
  const [left] = await trx.select({ number: count() }).from(passkey).where(isUsable);
  if ((left?.number ?? 0) > 0) return;
  throw new AppError('conflict', {
    sentence: 'This passkey is the only way to sign in. Set a password or add another passkey first.',
  });
}
