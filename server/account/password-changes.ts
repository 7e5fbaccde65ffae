import { randomBytes } from 'node:crypto';
import { and, eq, ne, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { oauthCode, oauthGrant, session, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Attempts } from '../limits/attempts.ts';
import { toAddressee, toPlace } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import { endGrants } from '../oauth/grant-end.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import type { PasswordPolicy, PasswordRefusal } from '../passwords/password-policy.ts';
import { findPasswordHash, setPasswordHash } from '../passwords/password-row.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import type { AddressRecovery } from './address-recovery.ts';
import type { EmailChanges } from './email-changes.ts';
import { consumeLink, createLink, findLink, type LinkKey, mayUse } from './links.ts';
import { stopRecovery } from './operator-recoveries.ts';
import { removePasskeys } from './passkey-removal.ts';
import type { PasswordProof } from './password-proof.ts';
import type { StepUp } from './step-up.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  outbox: Outbox;
  policy: PasswordPolicy;
  proof: PasswordProof;
  stepUp: StepUp;
  attempts: Attempts;
  browsers: Browsers;
  emailChanges: EmailChanges;
  addressRecovery: AddressRecovery;
};

/** A refusal in Better Auth's own terms. */
type Outcome<Done> = { done: Done } | { refused: PasswordRefusal };
const refused = (code: string, message: string) => ({ refused: { code, message } });

/** Replaces a password, in one of two ways. Both end all other sessions and all links to choose a password. */
export function createPasswordChanges({
  db,
  cache,
  outbox,
  policy,
  proof,
  stepUp,
  attempts,
  browsers,
  emailChanges,
  addressRecovery,
}: Deps) {
  /** Does what every new password requires, in the same transaction. */
  async function followUp(
    trx: Database,
    person: Person,
    event: 'password_changed' | 'password_reset',
    source: Source,
    isConfirmed = person.emailVerified,
  ) {
    const hasCancelled = await emailChanges.drop(trx, person, event);
    if (hasCancelled)
      await recordActivity(trx, { userId: person.id, kind: 'email_change_cancelled' }, source);
    await attempts.clear(trx, person.email);
    await outbox.add(trx, {
      to: person.email,
      isConfirmed,
      userId: person.id,
      template: 'passwordChanged',
      // If the address was only just confirmed, a stranger may have chosen the person's name.
      params: { name: toAddressee(person), hasCancelled, ...toPlace(source) },
      secrets: async () => ({
        notMe: await createLink(trx, 'not_me', { userId: person.id, email: person.email }),
      }),
    });
  }

  return {
    /**
     * Changes the password of a person who is signed in, and who knows the old password or has just done a step-up. With
     * a second factor only the step-up counts. The session continues with a new token, which is returned, so that a
     * copy of the old token is useless. The sites of the session are signed out. Of several simultaneous changes, one
     * succeeds. Throws `step_up_required`, `rate_limited`, `conflict`.
     */
    async change(
      identity: Identity,
      { current, chosen }: { current: string | undefined; chosen: string },
      caller: Caller,
    ): Promise<Outcome<{ token: string; person: Person }>> {
      const { user: person, session: asking } = identity;
      const hash = await proof.findHash(person.id);
      await stepUp.requireUnlessPassword(identity, current);
      if (current !== undefined && !(await proof.check(identity, { password: current, hash }, caller)))
        return refused('INVALID_PASSWORD', 'Invalid password');
      const refusal = await policy.findRefusal(chosen, person);
      if (refusal) return { refused: refusal };

      const next = await hashPassword(chosen);
      const token = randomBytes(24).toString('base64url');
      try {
        const changedPerson = await db.transaction(async (trx) => {
          const locked = await lockPerson(trx, person.id);
          if (!locked) throw new AppError('unauthenticated');
          if ((await findPasswordHash(trx, person.id)) !== hash) throw new AppError('conflict');
          await stepUp.requireUnlessPassword(identity, current, trx); // a second factor may have been set meanwhile
          await setPasswordHash(trx, person.id, next);
          const kept = await trx
            .update(session)
            .set({ token, ...(current !== undefined && { steppedUpAt: sql`now()` }) })
            .where(eq(session.id, asking.id))
            .returning({ id: session.id });
          if (kept.length === 0) throw new AppError('unauthenticated');
          await trx.delete(session).where(and(eq(session.userId, person.id), ne(session.id, asking.id)));
          // What sites received of this session ends too: a copy of it would outlive the old token.
          await trx.delete(oauthCode).where(eq(oauthCode.sessionId, asking.id));
          await endGrants(trx, person.id, eq(oauthGrant.sessionId, asking.id), caller.source);
          const entry = { userId: person.id, sessionId: asking.id, kind: 'password_changed' } as const;
          await recordActivity(trx, entry, caller.source);
          await browsers.forgetOthers(trx, person.id, caller.browser);
          await browsers.untrustAll(trx, person.id);
          await followUp(trx, locked, 'password_changed', caller.source);
          return locked;
        });
        return { done: { token, person: changedPerson } };
      } finally {
        cache.invalidate({ userId: person.id });
      }
    },

    /**
     * Sets a password by the link of a mail, which signs nobody in. When the password is refused, the link stays valid.
     * The caller has received the mail, so the address counts as verified, and a pending recovery to another address is
     * stopped. The operator's link to a new address sets
     * this address too. Throws `invalid_input` for such a link before its time, and `conflict`.
     */
    async reset(
      key: LinkKey,
      chosen: string,
      source: Source,
      purpose: 'reset_password' | 'verify_email' = 'reset_password',
    ): Promise<Outcome<{ email: string }>> {
      const purposes = purpose === 'reset_password' ? ([purpose, 'recover_address'] as const) : [purpose];
      const link = await findLink(db, purposes, key);
      const [owner] = link ? await db.select().from(user).where(eq(user.id, link.userId)) : [];
      const unusable = refused('INVALID_TOKEN', 'Invalid token');
      if (!link || !owner) return unusable;
      const isRecovery = link.purpose === 'recover_address';
      if (isRecovery) await addressRecovery.requireReady(link);
      else if (!mayUse(owner, link)) return unusable;
      const refusal = await policy.findRefusal(chosen, { ...owner, email: link.email });
      if (refusal) return { refused: refusal };

      const next = await hashPassword(chosen);
      if (isRecovery) {
        const email = await addressRecovery.complete(key, owner.id, next, source);
        return email === null ? unusable : { done: { email } };
      }
      try {
        return await db.transaction(async (trx) => {
          const used = await consumeLink(trx, [purpose], key);
          if (!used || !mayUse(used.person, used.link)) return unusable;
          const { person } = used;
          await setPasswordHash(trx, person.id, next);
          if (!person.emailVerified) {
            // A stranger may have signed up with this address, and must not keep a way in (see email-verification.ts).
            await removePasskeys(trx, person.id, null, source);
            requireOne(
              await trx
                .update(user)
                .set({ emailVerified: true, updatedAt: sql`now()` })
                .where(eq(user.id, person.id))
                .returning({ id: user.id }),
            );
          }
          await trx.delete(session).where(eq(session.userId, person.id));
          if (purpose === 'verify_email')
            await recordActivity(trx, { userId: person.id, kind: 'email_verified' }, source);
          await recordActivity(trx, { userId: person.id, kind: 'password_reset' }, source);
          await browsers.forgetAll(trx, person.id); // after the log has stored the mark of the caller's browser
          // The mailbox is not lost: the user does not need the operator, or somebody deceived the operator.
          await stopRecovery(trx, person, 'address', { source });
          await followUp(trx, person, 'password_reset', source, true); // the caller received the link in the mailbox
          return { done: { email: person.email } };
        });
      } finally {
        cache.invalidate({ userId: owner.id });
      }
    },
  };
}
export type PasswordChanges = ReturnType<typeof createPasswordChanges>;
