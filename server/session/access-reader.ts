import type { Database } from '../db/database.ts';
import { type AccessRow, createAccessLoader, createGrantLoader, toVia, type Via } from './access-loader.ts';
import type { AccessTokens } from './access-token.ts';
import type { AccessCredential } from './credential.ts';
import type { SessionRow } from './loader.ts';

type AccessReaderOptions = {
  db: Database;
  accessTokens: AccessTokens;
  /** A token of any other site is refused. */
  trustedOrigins: ReadonlySet<string>;
};

/** The session of an access token. */
export type AccessedSession = {
  row: SessionRow & { via: Via };
  endsAt: Date;
  sessionToken: string;
};

/** True when a page of `site` may have sent the call. Programs that are no browsers send no `Origin`. */
export const isSentBy = (site: string, origin: string | null): boolean => origin === null || origin === site;

/** Reads the sessions that sites received. The rules of sessions and users are the engine's. */
export function createAccessReader({ db, accessTokens, trustedOrigins }: AccessReaderOptions) {
  const load = createAccessLoader(db);
  const loadGrant = createGrantLoader(db);

  const toAccessed = (found: AccessRow, { origin }: AccessCredential): AccessedSession | null => {
    const { grant, endsAt, sessionToken, ...row } = found;
    const via = toVia(grant);
    if (endsAt.getTime() < Date.now() || !trustedOrigins.has(via.site) || !isSentBy(via.site, origin))
      return null;
    return { row: { ...row, via }, endsAt, sessionToken };
  };

  return {
    /** The hash of the token; null when it is forged. It does not query the database. */
    verify: ({ token }: AccessCredential): string | null => accessTokens.verify(token),

    /**
     * Returns what `toValue` makes of the session of the token with this hash, or of null when the token has ended or
     * another site sent it. Throws when the database does not answer.
     */
    read: <Value>(
      hash: string,
      credential: AccessCredential,
      toValue: (found: AccessedSession | null) => Value,
    ): Promise<Value> => load(hash, (row) => toValue(row && toAccessed(row, credential))),

    /** The session of a grant; null when the grant has ended. Throws when the database does not answer. */
    async readGrant({ grantId }: Via): Promise<AccessedSession['row'] | null> {
      const row = await loadGrant(grantId);
      const end = row?.via.endsAt ?? null;
      return end !== null && end.getTime() < Date.now() ? null : row;
    },
  };
}
export type AccessReader = ReturnType<typeof createAccessReader>;
