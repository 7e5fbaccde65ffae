import { recordActivity } from '../activity/store.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { Identity } from '../session/engine.ts';
import { lockIdentity } from '../users/row-lock.ts';

/** Ends the trust in one browser of the caller's account, and logs it. Throws `not_found`. */
export const createTrustRemoval =
  (db: Database, browsers: Browsers) =>
  (identity: Identity, id: string, source: Source): Promise<void> =>
    db.transaction(async (trx) => {
      const { id: userId } = await lockIdentity(trx, identity);
      if (!(await browsers.untrust(trx, userId, id))) throw new AppError('not_found');
      await recordActivity(
        trx,
        { userId, sessionId: identity.session.id, kind: 'browser_untrusted' },
        source,
      );
    });
