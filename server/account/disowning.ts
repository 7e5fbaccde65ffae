import { eq, sql } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { account, session, user } from '../db/schema/index.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { Memory } from '../session/memory.ts';
import type { Browsers } from './browsers.ts';
import type { EmailChanges } from './email-changes.ts';
import { unusableLink } from './email-verification.ts';
import { consumeLink, createLink, dropLinks } from './links.ts';
import { passwordOf } from './password-proof.ts';

type Deps = { db: Database; memory: Memory; outbox: Outbox; browsers: Browsers; changes: EmailChanges };

/**
 * "This wasn't me": everybody is signed out, the password opens nothing until it is reset, an address that is
 * about to change stays, and no browser is known any more. A mail to choose a new password goes to the
 * account's address, whoever pressed.
 */
export const createDisowning =
  ({ db, memory, outbox, browsers, changes }: Deps) =>
  async (secret: string, source: Source): Promise<void> => {
    let userId: string | undefined;
    try {
      await db.transaction(async (trx) => {
        const link = await consumeLink(trx, ['not_me'], secret);
        if (!link) throw unusableLink();
        userId = link.userId;
        const [person] = await trx.select().from(user).where(eq(user.id, link.userId));
        if (!person) throw unusableLink();
        await trx.update(account).set({ password: null, updatedAt: sql`now()` }).where(passwordOf(person.id));
        await trx.delete(session).where(eq(session.userId, person.id));
        await changes.drop(trx, person.id);
        await dropLinks(trx, person.id, ['verify_email', 'reset_password']);
        await browsers.forgetAll(trx, person.id);
        await recordActivity(trx, { userId: person.id, kind: 'not_me' }, source);
        const to = { userId: person.id, email: person.email };
        await outbox.add(trx, {
          to: person.email,
          template: 'resetPassword',
          params: { name: person.name, redirectTo: null },
          secrets: { resetPassword: await createLink(trx, 'reset_password', to) },
        });
      });
    } finally {
      if (userId !== undefined) memory.forget({ userId });
    }
  };
