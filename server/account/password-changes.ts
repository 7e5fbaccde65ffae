import { randomBytes } from 'node:crypto';
import { and, eq, ne, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { session, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Attempts } from '../limits/attempts.ts';
import { toAddressee, toPlace } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import type { PasswordPolicy, PasswordRefusal } from '../passwords/password-policy.ts';
import { findPasswordHash, setPasswordHash } from '../passwords/password-row.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import type { EmailChanges } from './email-changes.ts';
import { consumeLink, createLink, findLink, type LinkKey, mayUse } from './links.ts';
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
};

/** A refusal in Better Auth's own terms. */
type Outcome<Done> = { done: Done } | { refused: PasswordRefusal };
const refused = (code: string, message: string) => ({ refused: { code, message } });

/** Choosing another password. Either way everybody else is signed out, and no link to choose one is left. */
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
}: Deps) {
  /** What goes with every new password, in its transaction. */
  async function settle(
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
      // One that was just confirmed may have a stranger's name.
      params: { name: toAddressee(person), hasCancelled, ...toPlace(source) },
      secrets: async () => ({
        notMe: await createLink(trx, 'not_me', { userId: person.id, email: person.email }),
      }),
    });
  }

  return {
    /**
     * Changes the password of somebody who is signed in, and knows the old one or has just proved who they
     * are. The session goes on under a new token, which is returned: a copy of the old one is worth nothing.
     * Of several changes at once, one wins. Throws `step_up_required`, `rate_limited`, `conflict`.
     */
    async change(
      identity: Identity,
      { current, chosen }: { current: string | undefined; chosen: string },
      caller: Caller,
    ): Promise<Outcome<{ token: string; person: Person }>> {
      const { user: person, session: asking } = identity;
      const hash = await proof.findHash(person.id);
      if (current === undefined) await stepUp.require(identity);
      else if (!(await proof.check(identity, { password: current, hash }, caller)))
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
          await setPasswordHash(trx, person.id, next);
          const kept = await trx
            .update(session)
            .set({ token, steppedUpAt: sql`now()` })
            .where(eq(session.id, asking.id))
            .returning({ id: session.id });
          if (kept.length === 0) throw new AppError('unauthenticated');
          await trx.delete(session).where(and(eq(session.userId, person.id), ne(session.id, asking.id)));
          const entry = { userId: person.id, sessionId: asking.id, kind: 'password_changed' } as const;
          await recordActivity(trx, entry, caller.source);
          await browsers.forgetOthers(trx, person.id, caller.browser);
          await settle(trx, locked, 'password_changed', caller.source);
          return locked;
        });
        return { done: { token, person: changedPerson } };
      } finally {
        cache.invalidate({ userId: person.id });
      }
    },

    /**
     * Sets a password by the link of a mail, which signs nobody in. A password that is refused leaves the
     * link as it was. Whoever has the mail has the address: it counts as verified.
     */
    async reset(
      key: LinkKey,
      chosen: string,
      source: Source,
      purpose: 'reset_password' | 'verify_email' = 'reset_password',
    ): Promise<Outcome<{ email: string }>> {
      const link = await findLink(db, [purpose], key);
      const [owner] = link ? await db.select().from(user).where(eq(user.id, link.userId)) : [];
      const unusable = refused('INVALID_TOKEN', 'Invalid token');
      if (!link || !owner || !mayUse(owner, link)) return unusable;
      const refusal = await policy.findRefusal(chosen, owner);
      if (refusal) return { refused: refusal };

      const next = await hashPassword(chosen);
      try {
        return await db.transaction(async (trx) => {
          const used = await consumeLink(trx, [purpose], key);
          if (!used || !mayUse(used.person, used.link)) return unusable;
          const { person } = used;
          await setPasswordHash(trx, person.id, next);
          if (!person.emailVerified)
            requireOne(
              await trx
                .update(user)
                .set({ emailVerified: true, updatedAt: sql`now()` })
                .where(eq(user.id, person.id))
                .returning({ id: user.id }),
            );
          await trx.delete(session).where(eq(session.userId, person.id));
          if (purpose === 'verify_email')
            await recordActivity(trx, { userId: person.id, kind: 'email_verified' }, source);
          await recordActivity(trx, { userId: person.id, kind: 'password_reset' }, source);
          await browsers.forgetAll(trx, person.id); // once the log has the mark of the browser that chose it
          await settle(trx, person, 'password_reset', source, true); // the link was in the mailbox
          return { done: { email: person.email } };
        });
      } finally {
        cache.invalidate({ userId: owner.id });
      }
    },
  };
}
export type PasswordChanges = ReturnType<typeof createPasswordChanges>;
