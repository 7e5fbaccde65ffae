import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { toFault } from '../db/fault.ts';
import { requireOne } from '../db/one-row.ts';
import { session, user } from '../db/schema/auth.ts';
import { oauthAccessToken, oauthCode, oauthGrant } from '../db/schema/oauth.ts';
import { createId } from '../secrets/random-id.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import type { AccessTokens } from '../session/access-token.ts';
import type { SessionCache } from '../session/cache.ts';
import { REFRESH_SECONDS, type SessionLifetime } from '../session/lifetime.ts';
import type { Person } from '../users/row-lock.ts';
import type { Proof } from './dpop.ts';
import { endGrants } from './grant-end.ts';
import { OAuthError } from './oauth-error.ts';
import { consumeProof } from './used-proofs.ts';

/** The one scope: an access token stands for the session. Other scopes in requests are ignored (RFC 6749 §3.3). */
export const SCOPE = 'session';

/** Seconds. */
const ACCESS_TOKEN_SECONDS = 10 * 60;

/**
 * Grants of one session to one site. A site that can store no key receives a new grant at each visit, and the old ones
 * would last as long as the session.
 */
export const GRANTS_MOST = 20;

const REFRESH_FORM = /^grt_[\w-]{43}$/;

/** A request of an authorization code's tokens (RFC 6749 §4.1.3). */
export type CodeUse = {
  clientId: string;
  code: string;
  redirectUri: string;
  verifier: string;
  /** Null from a client that proves no key. It receives no refresh token. */
  proof: Proof | null;
};
/** A request of a new access token (RFC 6749 §6). */
export type Refresh = { clientId: string; refreshToken: string; proof: Proof };

export type Tokens = {
  accessToken: string;
  /** Seconds. Shorter than usual when the session ends sooner. */
  expiresIn: number;
  refreshToken: string | null;
};

type Deps = { db: Database; cache: SessionCache; lifetime: SessionLifetime; accessTokens: AccessTokens };

/** One refusal for everything that makes a code or a token worthless: it must not tell a thief more (RFC 6749 §5.2). */
const refuseGrant = () =>
  new OAuthError('invalid_grant', 'The code or token is unknown, has ended or belongs to another client.');

/** Locks the person whose session has one of the selected ids; null when there is no such session. */
async function lockHolder(trx: Database, sessionIds: SQL): Promise<Person | null> {
  const holders = sql`array(select user_id from session where id = any(array(${sessionIds})))`;
  const [person] = await trx.select().from(user).where(sql`${user.id} = any(${holders})`).for('update');
  return person ?? null;
}

/** The sessions that were handed to sites. */
export function createGrants({ db, cache, lifetime, accessTokens }: Deps) {
  /**
   * Runs a transaction. A refusal is returned and not thrown, because what it spent has to stay spent. Afterwards the
   * answers of `changed` users are removed from this process's memory, even if the database's answer was lost. Throws
   * `DatabaseFault`.
   */
  async function transact<Result>(
    work: (trx: Database, changed: (userId: string) => void) => Promise<Result | OAuthError>,
  ): Promise<Result> {
    const userIds = new Set<string>();
    const result = await db
      .transaction((trx) => work(trx, (userId) => void userIds.add(userId)))
      .catch((error: unknown) => {
        throw toFault(error);
      })
      .finally(() => {
        for (const userId of userIds) cache.invalidate({ userId });
      });
    if (result instanceof OAuthError) throw result;
    return result;
  }

  const findLiveSession = async (trx: Database, person: Person, sessionId: string) => {
    const [found] = await trx.select().from(session).where(eq(session.id, sessionId));
    return found && lifetime.isAlive(found) && person.disabledAt === null ? found : null;
  };

  const addAccessToken = async (trx: Database, grantId: string, expiresAt: Date): Promise<string> => {
    const { token, hash } = accessTokens.create();
    await trx.insert(oauthAccessToken).values({ tokenHash: hash, grantId, expiresAt });
    return token;
  };

  /** The end of a new access token: never later than the session's. */
  const findNextEnd = (ofSession: Parameters<SessionLifetime['endOf']>[0]) => {
    const now = Date.now();
    const end = Math.min(now + ACCESS_TOKEN_SECONDS * 1000, lifetime.endOf(ofSession));
    return { expiresAt: new Date(end), expiresIn: Math.floor((end - now) / 1000) };
  };

  /** Makes room for one more grant of the session to the site: ends those above the limit, the least recently used. */
  const endSurplus = (
    trx: Database,
    person: Person,
    { sessionId, clientId }: { sessionId: string; clientId: string },
    source: Source,
  ) => {
    const surplus = trx
      .select({ id: oauthGrant.id })
      .from(oauthGrant)
      .where(and(eq(oauthGrant.sessionId, sessionId), eq(oauthGrant.clientId, clientId)))
      .orderBy(desc(oauthGrant.lastUsedAt), oauthGrant.id)
      .offset(GRANTS_MOST - 1);
    return endGrants(trx, person.id, sql`${oauthGrant.id} = any(array(${surplus}))`, source);
  };

  return {
    /**
     * Exchanges a code for tokens (RFC 6749 §4.1.3). The code is spent, whatever comes of it. A second use ends what the
     * first one gave (§4.1.2). Throws `invalid_grant`, and `invalid_dpop_proof` for a proof that was used before: that
     * one spends nothing.
     */
    open: ({ clientId, code, redirectUri, verifier, proof }: CodeUse, source: Source): Promise<Tokens> =>
      transact(async (trx, changed) => {
        if (proof && !(await consumeProof(trx, proof))) return refuseProof();
        const codeHash = hashSecret(code);
        const person = await lockHolder(
          trx,
          sql`select session_id from oauth_code where code_hash = ${codeHash}
            union all select session_id from oauth_grant where code_hash = ${codeHash}`,
        );
        if (!person) return refuseGrant();
        const [found] = await trx
          .delete(oauthCode)
          .where(eq(oauthCode.codeHash, codeHash))
          .returning({ ...getTableColumns(oauthCode), isOver: sql<boolean>`${oauthCode.expiresAt} < now()` });
        if (!found) {
          changed(person.id);
          await endGrants(trx, person.id, eq(oauthGrant.codeHash, codeHash), source);
          return refuseGrant();
        }
        const isTheirs = found.clientId === clientId && found.redirectUri === redirectUri;
        const isProven = createHash('sha256').update(verifier).digest('base64url') === found.challenge;
        if (!isTheirs || !isProven || found.isOver) return refuseGrant();
        const { sessionId } = found;
        const handed = await findLiveSession(trx, person, sessionId);
        if (!handed) return refuseGrant();

        changed(person.id); // the next statement may end grants
        await endSurplus(trx, person, found, source);
        const refreshToken = proof ? `grt_${randomBytes(32).toString('base64url')}` : null;
        const { expiresAt, expiresIn } = findNextEnd(handed);
        const grant = {
          id: createId(),
          sessionId,
          clientId,
          codeHash,
          refreshHash: refreshToken && hashSecret(refreshToken),
          keyThumbprint: proof?.thumbprint ?? null,
          expiresAt,
        };
        await trx.insert(oauthGrant).values(grant);
        const accessToken = await addAccessToken(trx, grant.id, grant.expiresAt);
        const entry = { userId: person.id, kind: 'site_signed_in', sessionId, site: clientId } as const;
        await recordActivity(trx, entry, source);
        return { accessToken, expiresIn, refreshToken };
      }),

    /**
     * Gives a new access token (RFC 6749 §6). The refresh token stays the same: it works only with its key, and with a
     * new token in each answer, a lost answer would sign the person out (RFC 9700 §2.2.2 asks for one of the two).
     * Counts as a use of the session. Throws like `open`; a wrong key or client ends nothing.
     */
    refresh: ({ clientId, refreshToken, proof }: Refresh): Promise<Tokens> =>
      transact(async (trx) => {
        if (!(await consumeProof(trx, proof))) return refuseProof();
        if (!REFRESH_FORM.test(refreshToken)) return refuseGrant();
        const isAsked = eq(oauthGrant.refreshHash, hashSecret(refreshToken));
        const person = await lockHolder(trx, sql`select session_id from oauth_grant where ${isAsked}`);
        if (!person) return refuseGrant();
        const [grant] = await trx.select().from(oauthGrant).where(isAsked);
        if (!grant || grant.clientId !== clientId || grant.keyThumbprint !== proof.thumbprint)
          return refuseGrant();
        const used = await findLiveSession(trx, person, grant.sessionId);
        if (!used) return refuseGrant();

        const now = new Date();
        const end = lifetime.cap(used, new Date(now.getTime() + REFRESH_SECONDS * 1000));
        // Better Auth may have moved both instants meanwhile. They only move forward.
        const prolonged = lifetime.isDue(used)
          ? {
              expiresAt: sql`greatest(${session.expiresAt}, ${end.toISOString()}::timestamptz)`,
              updatedAt: now,
            }
          : {};
        const kept = await trx
          .update(session)
          .set({
            lastSeenAt: sql`greatest(${session.lastSeenAt}, ${now.toISOString()}::timestamptz)`,
            ...prolonged,
          })
          .where(eq(session.id, used.id))
          .returning({ id: session.id });
        if (kept.length === 0) return refuseGrant(); // an operator has deleted it by hand
        const { expiresAt, expiresIn } = findNextEnd(
          lifetime.isDue(used) ? { ...used, expiresAt: end } : used,
        );
        const moved = await trx
          .update(oauthGrant)
          .set({ lastUsedAt: now, expiresAt })
          .where(eq(oauthGrant.id, grant.id))
          .returning({ id: oauthGrant.id });
        return {
          accessToken: await addAccessToken(trx, requireOne(moved).id, expiresAt),
          expiresIn,
          refreshToken: null,
        };
      }),

    /**
     * Ends the grant of an access or refresh token, with all its tokens (RFC 7009 §2.1). Does nothing for an unknown
     * token. Throws `invalid_grant` for a token of another client.
     */
    async end({ clientId, token }: { clientId: string; token: string }, source: Source): Promise<void> {
      const accessHash = accessTokens.verify(token);
      if (accessHash === null && !REFRESH_FORM.test(token)) return;
      const ofToken = db
        .select({ id: oauthAccessToken.grantId })
        .from(oauthAccessToken)
        .where(eq(oauthAccessToken.tokenHash, accessHash ?? ''));
      const isAsked =
        accessHash === null ? eq(oauthGrant.refreshHash, hashSecret(token)) : inArray(oauthGrant.id, ofToken);
      await transact(async (trx, changed) => {
        const person = await lockHolder(trx, sql`select session_id from oauth_grant where ${isAsked}`);
        if (!person) return undefined;
        const [grant] = await trx.select().from(oauthGrant).where(isAsked);
        if (!grant) return undefined;
        if (grant.clientId !== clientId) return refuseGrant();
        changed(person.id);
        await endGrants(trx, person.id, eq(oauthGrant.id, grant.id), source);
        return undefined;
      });
    },
  };
}
export type Grants = ReturnType<typeof createGrants>;

const refuseProof = () => new OAuthError('invalid_dpop_proof', 'The proof was used before.');
