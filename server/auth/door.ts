import { type Context, Hono } from 'hono';
import { AUTH } from '../../shared/paths.ts';
import { createLinkSecret } from '../account/links.ts';
import type { RawAnswer } from '../account/raw-call.ts';
import type { OwnRoutes } from '../account/raw-routes.ts';
import type { CallerReader } from '../caller/caller-reader.ts';
import { AppError } from '../errors.ts';
import { readBody, requireJson } from '../http/body.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { refuseMethod } from '../http/method.ts';
import { readNamedUser, requireNamedUser } from '../http/named-user.ts';
import { isBrowser, requireTrustedOrigin } from '../http/origin.ts';
import { prepareRefusal, statusOf, toAppError } from '../http/problem.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Log } from '../log.ts';
import { type Credential, readAccess } from '../session/credential.ts';
import type { Identity, SessionEngine } from '../session/engine.ts';
import { type AuthCallDeps, createAuthCall } from './better-auth-call.ts';
import type { Targets } from './callback-url.ts';
import type { CookieScopes } from './cookie-scopes.ts';
import { createInputReader } from './input.ts';
import { type Reply, toJsonReply, toResponse, withCookies, withSessionIds } from './reply.ts';
import { type Presented, type PresentedReader, toAuthHeaders } from './request-headers.ts';
import { findRoute, type Route } from './routes.ts';

export type AuthDoorDeps = {
  call: AuthCallDeps;
  own: OwnRoutes;
  engine: Pick<SessionEngine, 'readCredential' | 'findIdentity'>;
  readPresented: PresentedReader;
  scopes: CookieScopes;
  callers: CallerReader;
  limiter: RateLimiter;
  /** The session cookie and its 'remember me' companion, the only cookies that Better Auth receives. */
  cookieNames: readonly string[];
  url: string;
  trustedOrigins: ReadonlySet<string>;
  log: Log;
};

const UNAUTHORIZED = { code: 'UNAUTHORIZED', message: 'Unauthorized' };
const NO_TARGETS: Targets = { callbackURL: null, redirectTo: null };

/**
 * The raw auth routes. The door stands before Better Auth and checks what Better Auth leaves open: who may call which
 * route, how, and how often.
 */
export function createAuthDoor(deps: AuthDoorDeps) {
  const { trustedOrigins, log } = deps;
  const door = new Hono<HttpEnv>();
  const callAuth = createAuthCall(deps.call);
  const readInput = createInputReader(trustedOrigins);

  door.all('/*', async (c) => {
    const path = c.req.path.slice(AUTH.length);
    const { search, searchParams } = new URL(c.req.url);
    const route = findRoute(path);
    if (!route) throw new AppError('not_found', { sentence: 'There is no such route, or it is not open.' });
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    if (method !== route.method) return refuseMethod(c, route.method);
    const headers = toAuthHeaders(c.req.raw.headers, deps);
    requireTrustedOrigin(
      { method, headers: c.req.raw.headers, hasCookie: headers.has('cookie') },
      trustedOrigins,
    );
    const { codes, ...rest } = deps.callers.read(c);
    const fresh = route.mails && isBrowser(c.req.raw.headers) ? createLinkSecret() : null;
    const caller = { ...rest, codes: { ...codes, fresh } };
    const { note } = c.get('charge');
    await deps.limiter.take(route.limit, caller.source.ipAddress, note);

    const access = readAccess(c.req.raw.headers);
    if (access && !route.forSites) throw new AppError('unauthenticated');
    const presented = await deps.readPresented(headers);
    const { previousTokens } = presented;
    // This check comes before the body is read. The code that answers the route checks whether the session has ended.
    if (route.needsSession && previousTokens.length === 0) throw new AppError('unauthenticated');
    const { findIdentity, requireIdentity } = createIdentityReader(
      c.req.raw.headers,
      () => access ?? deps.engine.readCredential(presented.headers),
    );

    let body: Record<string, unknown> = {};
    let targets = NO_TARGETS;
    if (method === 'POST') {
      const text = await readBody(c.req.raw);
      requireJson(c.req.raw.headers, text);
      const input = readInput(text, route, readOrigin(c.req.raw.headers));
      if ('refusal' in input) {
        // A caller who is not signed in receives that refusal, and learns nothing about fields.
        if (route.needsSession) await requireIdentity();
        const { status, ...refusal } = input.refusal;
        return c.json({ ...refusal, requestId: c.get('requestId') }, status);
      }
      ({ body, targets } = input);
    }

    // Checks the named user here: Better Auth reads the session by itself, and some routes read no session.
    if (readNamedUser(c.req.raw.headers) !== null && (previousTokens.length > 0 || access))
      await findIdentity();
    const { own } = route;
    const isForBrowser = isBrowser(c.req.raw.headers);
    const answer =
      own &&
      (await deps.own[own]({
        body,
        headers: presented.headers,
        findIdentity,
        requireIdentity,
        isSite: access !== null,
        previousTokens,
        isBrowser: isForBrowser,
        query: searchParams,
        sent: c.req.raw.headers,
        ...targets,
        caller,
        note,
      }));
    if (!answer) {
      const request = { headers: presented.headers, path: `${c.req.path}${search}` };
      const reply = await callAuth(route, { ...request, body: method === 'POST' ? body : null });
      return toResponse(isForBrowser ? withSessionIds(reply) : reply);
    }
    const reply = withCookiesEnded(route, toReply(c, answer), answer, presented);
    if (!isForBrowser) return toResponse(reply);
    const { browserCookie } = answer;
    // From now on, the browser counts as known for this account.
    if (browserCookie !== undefined)
      reply.headers.append('set-cookie', deps.callers.toSetCookie(browserCookie));
    if (fresh !== null && reply.status === 200)
      reply.headers.append('set-cookie', deps.callers.toCodeCookie(caller.codes));
    return toResponse(reply);
  });

  door.onError((error, c) => refuse(c, toAppError(error)));

  /**
   * Reads the identity of a call from its credential alone, at most once. Both functions throw `conflict` when `sent`
   * names another user. `requireIdentity` throws `unauthenticated` for a session that has ended.
   */
  function createIdentityReader(sent: Headers, readCredential: () => Credential) {
    let reading: ReturnType<SessionEngine['findIdentity']> | undefined;
    const findIdentity = async (): Promise<Identity | null> => {
      reading ??= deps.engine.findIdentity(readCredential());
      const found = await reading;
      if (found === null || found === 'disabled') return null;
      requireNamedUser(sent, found.user.id);
      return found;
    };
    const requireIdentity = async (): Promise<Identity> => {
      const identity = await findIdentity();
      if (!identity) throw new AppError('unauthenticated');
      return identity;
    };
    return { findIdentity, requireIdentity };
  }

  /** The origin of the calling site, which was checked before; our own origin when the caller names none. */
  function readOrigin(headers: Headers): string {
    const origin = headers.get('origin');
    return origin !== null && trustedOrigins.has(origin) ? origin : deps.url;
  }

  /** Sign-out expires every session cookie of the browser. Sign-in expires every one except the new one. */
  function withCookiesEnded(
    { opensSession }: Route,
    reply: Reply,
    { isOver, browserCookie }: RawAnswer,
    { credential, headers }: Presented,
  ): Reply {
    if (isOver && (credential.kind === 'cookie' || credential.kind === 'none'))
      return withCookies(reply, deps.scopes.expireAll(credential), deps.cookieNames);
    const isOpened = opensSession && browserCookie !== undefined; // a step-up opens none
    return isOpened ? withCookies(reply, deps.scopes.expireOthers(credential, headers)) : reply;
  }

  /** Adds the request id to refusals, except to those that repeat Better Auth word for word. */
  function toReply(c: Context<HttpEnv>, { status, body, headers, sessionId, isVerbatim }: RawAnswer): Reply {
    const isAsIs = status === 200 || isVerbatim || body === null;
    const answer = {
      status,
      body: isAsIs ? body : { ...body, requestId: c.get('requestId') },
      headers,
      sessionId,
    };
    return toJsonReply(answer, isBrowser(c.req.raw.headers));
  }

  /**
   * Writes our own refusals in Better Auth's flat envelope. A caller who is not signed in receives Better Auth's own
   * refusal, which its clients know.
   */
  function refuse(c: Context<HttpEnv>, error: AppError): Response {
    prepareRefusal(c, error, log);
    if (error.code === 'unauthenticated') return c.json(UNAUTHORIZED, statusOf(error));
    const body = { code: error.code.toUpperCase(), message: error.message, requestId: c.get('requestId') };
    return c.json(body, statusOf(error));
  }

  return door;
}
