import type { ActivityKind } from '../../shared/activity.ts';
import type { Entries, Entry } from '../account/entry.ts';
import type { PasswordRefusal } from '../account/password-policy.ts';
import type { Actor } from '../account/password-proof.ts';
import type { RawCall } from '../account/raw-call.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { Auth } from './auth.ts';
import { type Caller, callBetterAuth } from './call.ts';
import { toOutcome } from './outcome.ts';
import { type Reply, readReply, toJsonReply } from './reply.ts';
import type { Route } from './routes.ts';
import { STAND_IN_ADDRESS, withRealAddressInJson } from './stand-in-address.ts';
import { createTurnstile } from './turnstile.ts';

export type AuthCallDeps = { auth: Auth; entries: Entries; url: string };

/** A raw call for Better Auth: `path` with its query, and the body as it was checked, if the route has one. */
type AuthCall = Omit<RawCall, 'body' | 'isBrowser' | 'requireIdentity'> & {
  path: string;
  body: RawCall['body'] | null;
  /** Where the caller's page goes on by itself; a trusted address, or a path of that page's site. */
  callbackURL: string | null;
};
type Answer = {
  reply: Reply;
  browserCookie: string | null;
  /** The session that was made; null when none was. */
  sessionId: string | null;
  /** The session that asked has ended. */
  isOver: boolean;
};

/** As many as there are libuv threads to hash on, and fewer than there are database connections. */
const HASHES_AT_ONCE = 4;
/** Milliseconds; a person waiting longer presses again. */
const HASH_PATIENCE = 5_000;

/**
 * Has Better Auth answer a raw route, with what we add to it in the same transaction. Throws `internal` for
 * its own failures, `unavailable` for the database's, and `rate_limited`.
 */
export function createAuthCall({ auth, entries, url }: AuthCallDeps) {
  const turnstile = createTurnstile({ places: HASHES_AT_ONCE, patience: HASH_PATIENCE });

  const enter = async (
    how: 'signUp' | 'signIn',
    { body, redirectTo, actor, note }: AuthCall,
  ): Promise<Entry | { refused: PasswordRefusal }> => {
    const credentials = { email: String(body?.email), password: String(body?.password) };
    if (how === 'signIn') return entries.signIn(credentials, actor);
    const refused = await entries.findRefusal(credentials, String(body?.name));
    return refused ? { refused } : entries.signUp(credentials, redirectTo, actor, note);
  };

  return async (route: Route, call: AuthCall): Promise<Answer> => {
    const { heldTokens, actor } = call;
    // Before anybody takes a place to hash in: a look-up elsewhere must not hold one.
    const entry = route.enters && (await enter(route.enters, call));
    if (entry && 'refused' in entry) {
      const { code, message } = entry.refused;
      const { requestId } = actor.source;
      const reply = toJsonReply(400, { code, message: `password: ${message}`, requestId });
      return { reply, browserCookie: null, sessionId: null, isOver: false };
    }
    // Signing out leaves no cookie, also when its session had ended before.
    let isOver = route.ends === 'sign_out';
    let sessionId: string | null = null;
    const { ends } = route;
    const caller: Caller = {
      ...(entry && { email: String(call.body?.email) }),
      ipAddress: actor.source.ipAddress ?? undefined,
      place: actor.source.place ?? undefined,
      heldTokens,
      onHeldEnded: (trx, { id, userId }) =>
        recordActivity(trx, { userId, kind: 'sign_out', sessionId: id }, actor.source),
      ...(ends && {
        onSessionsEnded: async (trx, ended) => {
          if (ended.some(({ token }) => token === heldTokens[0])) isOver = true;
          await logEnd(trx, ended, ends, actor);
        },
      }),
      ...entry?.caller,
      async onSession(trx, session) {
        await entry?.caller.onSession?.(trx, session);
        sessionId = session.id;
      },
    };
    const work = () =>
      callBetterAuth(async () => readReply(await auth.handler(toRequest(route, call))), caller);
    let reply: Reply;
    try {
      reply = await (route.enters ? turnstile(work) : work());
      if (caller.email !== undefined)
        reply = { ...reply, body: withRealAddressInJson(reply.body, caller.email) };
      if (reply.status >= 500)
        throw new AppError('internal', { detail: `Better Auth answered ${reply.status}` });
    } catch (error) {
      const isBan = error instanceof AppError && error.code === 'account_disabled';
      // What failed before is what is told; a guess that is not taken back counts against the guesser.
      await entry?.settle(isBan ? 'right' : 'unchecked').catch(() => {});
      throw error;
    }
    try {
      await entry?.settle(toOutcome(reply));
    } catch (error) {
      await entry?.settle('unchecked').catch(() => {}); // nobody hears whether the guess was right
      throw error;
    }
    isOver &&= reply.status === 200; // a refusal takes no cookie away
    return { reply, browserCookie: entry?.browserCookie() ?? null, sessionId, isOver };
  };

  /**
   * What a route does not know is not passed on: Better Auth refuses some of it, and a sign-out that is refused
   * leaves the session alive. A route without a schema of ours knows no field, and none but a GET knows a query.
   */
  function toRequest(
    { method, input, enters }: Route,
    { path, body, headers, callbackURL }: AuthCall,
  ): Request {
    if (!body) return new Request(`${url}${path}`, { method, headers });
    const { callbackURL: _, redirectTo: __, newUserCallbackURL: ___, errorCallbackURL: ____, ...rest } = body;
    const known = {
      ...(input && rest),
      ...(enters && { email: STAND_IN_ADDRESS }),
      ...(enters && callbackURL !== null && { callbackURL }),
    };
    return new Request(`${url}${path.split('?')[0]}`, { method, headers, body: JSON.stringify(known) });
  }
}

/** Logs the end of one session, or of several together. */
async function logEnd(
  trx: Database,
  [first]: readonly { id: string; userId: string }[],
  kind: ActivityKind,
  { source }: Actor,
): Promise<void> {
  if (!first) return;
  const sessionId = kind === 'sessions_revoked' ? null : first.id;
  await recordActivity(trx, { userId: first.userId, kind, sessionId }, source);
}
