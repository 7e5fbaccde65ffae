import { type SQL, sql } from 'drizzle-orm';
import type { ActivityKind } from '../../shared/activity.ts';
import type { Amr } from '../../shared/amr.ts';
import type { SignInMethod } from '../../shared/session.ts';
import { reportActivity } from '../activity/event.ts';
import { toStoredUserAgent } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Database } from '../db/database.ts';
import { toFault } from '../db/fault.ts';
import { readRows } from '../db/rows.ts';
import { createId } from '../secrets/random-id.ts';
import type { Invalidation, SessionCache } from '../session/cache.ts';
import { REFRESH_SECONDS, type SessionLifetime, UNREMEMBERED_MS } from '../session/lifetime.ts';
import { toEndSurplus } from '../session/live-sessions.ts';
import { toEndSessions } from './previous-sessions.ts';

export type Opening = {
  /** `language`: as it is stored. */
  person: { id: string; language: string | null };
  remembered: boolean;
  method: SignInMethod;
  /** How the person proved who they are. */
  amr: readonly Amr[];
  /** Tokens of the sessions that came with the request. The new session replaces them (ASVS 7.2.4). */
  previousTokens: readonly string[];
  caller: Caller;
};
/** Additional parts of the statement for one way to sign in. */
type StatementParts = {
  /** A condition that has to hold; otherwise the transaction is rolled back. */
  proof?: SQL;
  /** An additional statement. */
  also?: SQL;
};
export type OpenedSession = {
  id: string;
  token: string;
  /** The value of the cookie by which the browser is recognised next time. */
  browserCookie: string;
  /** The person never signed in with this browser before. */
  isNewBrowser: boolean;
};

type Deps = { db: Database; lifetime: SessionLifetime; browsers: Browsers; cache: SessionCache };

/** Thrown to roll back a transaction whose result is null. */
const NOTHING_DONE = new Error('the transaction was rolled back');

/** Opens sessions. Every way to sign in ends with this. */
export function createSessionOpener({ db, lifetime, browsers, cache }: Deps) {
  function toRow({ remembered, amr, caller: { source } }: Opening) {
    const createdAt = new Date();
    const wanted = new Date(createdAt.getTime() + (remembered ? REFRESH_SECONDS * 1000 : UNREMEMBERED_MS));
    return {
      id: createId(),
      token: createId(),
      remembered,
      expiresAt: lifetime.cap({ createdAt, expiresAt: wanted, remembered }, wanted).toISOString(),
      userAgent: toStoredUserAgent(source) ?? '',
      createdAt: createdAt.toISOString(),
      amr: sql.param([...amr]),
      hasSecondFactor: amr.includes('mfa'),
    };
  }

  /**
   * Stores the session, ends the previous sessions and those above the limit, remembers the browser and the language of
   * the request, and logs all of it.
   * The person and the holders of the previous sessions must be locked. It is one statement, which sees everything that
   * was committed before the lock was taken. Null when `proof` does not hold: then the transaction must be rolled back.
   */
  async function open(
    trx: Database,
    invalidate: (what: Invalidation) => void,
    opening: Opening,
    { proof = sql`true`, also }: StatementParts = {},
  ): Promise<OpenedSession | null> {
    const { person, method, previousTokens, caller } = opening;
    const userId = person.id;
    const { browser, source, language } = caller;
    const row = toRow(opening);
    const { seen, added, freshHash, findSecret } = browsers.toRemember(userId, browser, source.userAgent);
    const sent = sql.param([...source.browsers]);
    const isNewLanguage = language !== null && language !== person.language;
    const [done] = await readRows<{
      is_proven: boolean;
      stored: number;
      surplus: number;
      seen: string | null;
      logged: { userId: string; kind: ActivityKind; sessionId: string | null }[];
    }>(
      trx,
      sql`
      with stored as (
        insert into session (id, token, user_id, expires_at, remembered, method, ip_address, place, user_agent,
          created_at, updated_at, amr, second_factor_at)
        values (${row.id}, ${row.token}, ${userId}, ${row.expiresAt}, ${row.remembered}, ${method}, ${source.ipAddress},
          ${source.place}, ${row.userAgent}, ${row.createdAt}, ${row.createdAt}, ${row.amr},
          case when ${row.hasSecondFactor} then now() end)
        returning id
      ),
      previous as (${toEndSessions(previousTokens)}),
      surplus as (${toEndSurplus(userId, lifetime, previousTokens)}),
      seen as (${seen}),
      added as (${added}),
      entry as (
        select user_id, 'sign_out' as kind, id as session_id from previous
        union all
        select ${userId}, case when count(*) > 1 then 'sessions_revoked' else 'session_revoked' end,
          case when count(*) = 1 then min(id) end from surplus having count(*) > 0
        union all
        select ${userId}, ${method === 'sign_up' ? 'sign_up' : 'sign_in'}, ${row.id}
      ),
      logged as (
        insert into activity (user_id, kind, session_id, ip_address, place, user_agent, request_id, browser_hash)
        select user_id, kind, session_id, ${source.ipAddress}, ${source.place}, ${toStoredUserAgent(source)}, ${source.requestId},
          case when session_id = ${row.id} and ${browser.program === null}
            then coalesce((select secret_hash from seen limit 1), ${freshHash})
            else (select secret_hash from known_browser known
              where known.user_id = entry.user_id and secret_hash = any(${sent}::text[]) limit 1)
          end
        from entry
        returning user_id, kind, session_id
      )${also === undefined ? sql`` : sql`, also_done as (${also})`}${
        isNewLanguage
          ? sql`, spoken as (update "user" set language = ${language} where id = ${userId})`
          : sql``
      }
      select ${proof} as is_proven,
        (select json_agg(json_build_object('userId', user_id, 'kind', kind, 'sessionId', session_id)) from logged) as logged,
        (select count(*)::integer from stored) as stored,
        (select count(*)::integer from surplus) as surplus, (select secret_hash from seen limit 1) as seen`,
    );
    if (done?.is_proven !== true) return null;
    if (done.stored !== 1) throw new Error('the session was not stored');
    if (done.surplus > 0) invalidate({ userId });
    for (const entry of done.logged)
      reportActivity(trx, entry.sessionId === row.id ? { ...entry, method } : entry, source);
    return {
      id: row.id,
      token: row.token,
      browserCookie: browsers.toCookie(browser, findSecret(done.seen)),
      isNewBrowser: done.seen === null,
    };
  }

  return {
    /**
     * Runs the transaction that opens a session. A result of null rolls it back. After the transaction, the sessions
     * that it ended are removed from this process's session cache, even if the database's answer was lost. Throws
     * `DatabaseFault`.
     */
    async transact<Result>(
      previousTokens: readonly string[],
      work: (
        trx: Database,
        openSession: (opening: Opening, parts?: StatementParts) => Promise<OpenedSession | null>,
      ) => Promise<Result | null>,
    ): Promise<Result | null> {
      const ended: Invalidation[] = previousTokens.map((token) => ({ token }));
      try {
        return await db.transaction(async (trx) => {
          const invalidate = (what: Invalidation) => void ended.push(what);
          const result = await work(trx, (opening, parts) => open(trx, invalidate, opening, parts));
          if (result === null) throw NOTHING_DONE;
          return result;
        });
      } catch (error) {
        if (error === NOTHING_DONE) return null;
        throw toFault(error);
      } finally {
        for (const what of ended) cache.invalidate(what);
      }
    },
  };
}
export type SessionOpener = ReturnType<typeof createSessionOpener>;
