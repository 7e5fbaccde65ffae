import { eq, sql } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { Memory } from '../session/memory.ts';
import type { EmailChanges } from './email-changes.ts';
import { consumeLink, dropLinks, type Link } from './links.ts';
import type { Person } from './person-lock.ts';

/** What is said of a link that opens nothing, whyever. */
export const unusableLink = () =>
  new AppError('invalid_input', { fields: { token: 'This link has expired or was used already.' } });

/** A link confirms the address it was sent to, and no other. */
export const mayVerify = (person: Person, { email }: Link): boolean => person.email === email;

/** Confirms the address a link was sent to, if it is still the person's. Signs nobody in. Throws `invalid_input`. */
export const createEmailVerification =
  (db: Database, memory: Memory, changes: EmailChanges) =>
  async (secret: string, source: Source): Promise<string> => {
    let userId: string | undefined;
    try {
      return await db.transaction(async (trx) => {
        const used = await consumeLink(trx, ['verify_email'], secret);
        if (!used || !mayVerify(used.person, used.link)) throw unusableLink();
        const { link } = used;
        userId = link.userId;
        requireOne(
          await trx
            .update(user)
            .set({ emailVerified: true, updatedAt: sql`now()` })
            .where(eq(user.id, link.userId))
            .returning({ id: user.id }),
        );
        await dropLinks(trx, link.userId, ['verify_email']);
        await recordActivity(trx, { userId: link.userId, kind: 'email_verified' }, source);
        // Begun while nobody had proved to have this mailbox, a change never asked it.
        if (await changes.drop(trx, link.userId))
          await recordActivity(trx, { userId: link.userId, kind: 'email_change_cancelled' }, source);
        return link.email;
      });
    } finally {
      if (userId !== undefined) memory.forget({ userId });
    }
  };
