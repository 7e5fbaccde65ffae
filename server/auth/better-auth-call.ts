import type { ActivityKind } from '../../shared/activity.ts';
import type { Entries, Entry } from '../account/entry.ts';
import type { PasswordRefusal } from '../account/password-policy.ts';
import type { Actor } from '../account/password-proof.ts';
import type { RawCall } from '../account/raw-routes.ts';
import { recordActivity } from '../activity/store.ts';
import { AppError } from '../errors.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { Auth } from './auth.ts';
import { type Caller, callBetterAuth } from './call.ts';
import type { Route } from './routes.ts';

export type AuthCallDeps = { auth: Auth; engine: SessionEngine; entries: Entries; url: string };

/** A raw call for Better Auth: `path` with its query, and the body as it was checked, if the route has one. */
type AuthCall = Omit<RawCall, 'body'> & { path: string; body: RawCall['body'] | null };

/**
 * Has Better Auth answer a raw route, with what we add to it in the same transaction. Throws `internal` for
 * its own failures, `unavailable` for the database's, and `rate_limited`.
 */
export function createAuthCall({ auth, engine, entries, url }: AuthCallDeps) {
  const enter = async (
    how: 'signUp' | 'signIn',
    { body, redirectTo, actor }: AuthCall,
  ): Promise<Entry | { refused: PasswordRefusal }> => {
    const credentials = { email: String(body?.email), password: String(body?.password) };
    if (how === 'signIn') return entries.signIn(credentials, actor);
    const name = String(body?.name);
    const refused = await entries.findRefusal(credentials, name);
    return refused ? { refused } : entries.signUp(credentials, name, redirectTo, actor);
  };

  return async (route: Route, call: AuthCall): Promise<Response> => {
    const { path, body, headers, actor } = call;
    const entry = route.enters && (await enter(route.enters, call));
    if (entry && 'refused' in entry) {
      const { code, message } = entry.refused;
      const { requestId } = actor.source;
      return Response.json({ code, message: `password: ${message}`, requestId }, { status: 400 });
    }
    const held = route.enters && engine.readToken(engine.readCredential(headers));
    const caller: Caller = {
      ipAddress: actor.source.ipAddress ?? undefined,
      heldToken: held ?? undefined,
      ...(route.ends && { onSessionsEnded: tellOnce(route.ends, actor) }),
      ...entry?.caller,
    };
    const request = new Request(`${url}${path}`, {
      method: route.method,
      headers,
      body: body && JSON.stringify(body),
    });
    let response: Response;
    try {
      response = await callBetterAuth(() => auth.handler(request), caller);
      if (response.status >= 500)
        throw new AppError('internal', { detail: `Better Auth answered ${response.status}` });
    } catch (error) {
      // What failed before is what is told; a guess that is not taken back counts against the guesser.
      await entry?.settle(error).catch(() => {});
      throw error;
    }
    await entry?.settle(response.status);
    return response;
  };
}

/** Logs the end of sessions once, whether Better Auth ends them together or one by one. */
function tellOnce(kind: ActivityKind, { source }: Actor): NonNullable<Caller['onSessionsEnded']> {
  let isTold = false;
  return async (trx, [first]) => {
    if (isTold || !first) return;
    isTold = true;
    const sessionId = kind === 'sessions_revoked' ? null : first.id;
    await recordActivity(trx, { userId: first.userId, kind, sessionId }, source);
  };
}
