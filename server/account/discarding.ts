import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { SessionCache } from '../session/cache.ts';
import { findUnusableLink } from './link-ends.ts';
import { consumeLink, type LinkKey, mayUse } from './links.ts';
import { eraseAccount, type GuessCounts } from './purge.ts';

type Deps = { db: Database; cache: SessionCache; counts: GuessCounts };

/**
 * 'I did not create this account': the owner of a mailbox removes an account that somebody else created with its
 * address. No mail reports it, because an address that nobody confirmed receives no such mail. Throws `invalid_input`
 * for a link that is invalid or belongs to a banned person, and `conflict` once the address is confirmed.
 */
export const createDiscarding =
  ({ db, cache, counts }: Deps) =>
  async (token: LinkKey, source: Source): Promise<void> => {
    let userId: string | undefined;
    try {
      await db.transaction(async (trx) => {
        const used = await consumeLink(trx, ['verify_email'], token);
        if (!used || !mayUse(used.person, used.link))
          throw await findUnusableLink(trx, ['verify_email'], token);
        if (used.person.emailVerified) throw new AppError('conflict');
        userId = used.person.id;
        await eraseAccount(trx, used.person, counts, source);
      });
    } finally {
      if (userId !== undefined) cache.invalidate({ userId });
    }
  };
