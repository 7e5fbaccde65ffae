import type { Context as HttpContext } from 'hono';
import { isTrustedTarget } from '../../shared/trusted-target.ts';
import { createLinkSecret } from '../account/links.ts';
import type { CookieScopes } from '../auth/cookie-scopes.ts';
import type { PresentedReader } from '../auth/request-headers.ts';
import type { SessionRefresh } from '../auth/session-refresh.ts';
import type { CallerReader } from '../caller/caller-reader.ts';
import { AppError } from '../errors.ts';
import { requireJson } from '../http/body.ts';
import { createCharge } from '../http/charge.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { requireNamedUser } from '../http/named-user.ts';
import { isBrowser } from '../http/origin.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Log } from '../log.ts';
import type { CallReader } from '../session/call-reader.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { Context, Services } from './context.ts';
import { toProcedureError } from './error.ts';
import { toTRPCError } from './init.ts';

export type ContextDeps = {
  services: Services;
  readCall: CallReader;
  engine: SessionEngine;
  limiter: RateLimiter;
  refresh: SessionRefresh;
  readPresented: PresentedReader;
  scopes: CookieScopes;
  toCodeCookie: CallerReader['toCodeCookie'];
  trustedOrigins: ReadonlySet<string>;
  log: Log;
};

/** Reads the session once per request, also for a batch. The context holds the identity without its token. */
export function createContextReader(deps: ContextDeps) {
  const { services, readCall } = deps;
  /** Adds cookies for the browser to `resHeaders`. Throws a refusal as a TRPCError. */
  return async (
    c: HttpContext<HttpEnv>,
    text: string,
    resHeaders: Headers,
    refusal?: AppError,
  ): Promise<Context> => {
    try {
      if (refusal) throw refusal;
      const { method, raw } = c.req;
      const { caller, credential } = await readCall(c, 'trpc');
      const { ipAddress } = caller.source;
      if (method === 'POST') requireJson(raw.headers, text);

      const found = await deps.engine.findIdentity(credential);
      // A banned user gets the same answers as a caller without a session.
      const person = found === 'disabled' ? null : found;
      // Checked before any write: refreshing a session is a write, too.
      if (person) requireNamedUser(raw.headers, person.user.id);
      // Only the token endpoint prolongs a session for a site.
      const refreshed =
        person && !person.via
          ? await deps.refresh(person, async () => (await deps.readPresented(raw.headers)).headers)
          : { identity: person, setCookies: [] };
      if (credential.kind === 'cookie')
        for (const value of refreshed.setCookies) resHeaders.append('Set-Cookie', value);
      if (refreshed.identity) {
        await services.sessions
          .touch(refreshed.identity)
          .catch((error: unknown) => deps.log.warn({ error }, 'lastSeenAt could not be stamped'));
      }
      return {
        identity: refreshed.identity,
        credential: credential.kind,
        requestId: c.get('requestId'),
        ...services,
        caller,
        headers: raw.headers,
        askForCode: () => {
          if (!isBrowser(raw.headers)) return caller;
          const codes = { ...caller.codes, fresh: createLinkSecret() };
          resHeaders.append('Set-Cookie', deps.toCodeCookie(codes));
          return { ...caller, codes };
        },
        toTarget: (redirectTo) =>
          isTrustedTarget(redirectTo, deps.trustedOrigins) ? new URL(redirectTo).href : null,
        openCharge: () => {
          const { note, giveBack } = createCharge();
          return {
            limit: (kind) => deps.limiter.take(kind, ipAddress, note),
            limitRecipient: (email, kind = 'change') => deps.limiter.takeRecipient(kind, email, note),
            giveBack,
          };
        },
        once: createOnce(),
        events: null,
        revokeSession: (identity, id) => {
          const previous = deps.engine.readTokens(credential).map(({ token }) => token);
          return services.sessions.revoke(identity, { id, previous }, caller.source);
        },
        clearSessionCookie: () => {
          for (const value of deps.scopes.expireAll(credential)) resHeaders.append('Set-Cookie', value);
        },
      };
    } catch (error) {
      throw toTRPCError(toProcedureError(error));
    }
  };
}

function createOnce(): Context['once'] {
  const asked = new Set<string>();
  return (what) => {
    if (asked.has(what)) throw new AppError('rate_limited', { detail: `one ${what} in a batch` });
    asked.add(what);
  };
}
