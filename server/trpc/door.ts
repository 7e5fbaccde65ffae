import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono, type Context as HttpContext } from 'hono';
import { TRPC } from '../../shared/paths.ts';
import type { Sliding } from '../auth/sliding.ts';
import { AppError } from '../errors.ts';
import { readBody, requireJson } from '../http/body.ts';
import type { HttpEnv } from '../http/env.ts';
import { requireTrustedOrigin } from '../http/origin.ts';
import { logFailure } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { ProfileStore } from '../profile/store.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { SessionStore } from '../session/store.ts';
import type { Context } from './context.ts';
import { toAppError } from './error.ts';
import { toTRPCError } from './init.ts';
import { withRequestId } from './request-id.ts';
import { appRouter } from './root.ts';

export type TrpcDoorDeps = {
  engine: SessionEngine;
  sliding: Sliding;
  sessions: SessionStore;
  profiles: ProfileStore;
  /** `Set-Cookie` values that end the session in a browser. */
  clearingCookies: readonly string[];
  trustedOrigins: ReadonlySet<string>;
  log: Log;
};

const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Calls one HTTP request may carry: the portal needs three; a page of twenty is a mistake. */
const MAX_BATCH_SIZE = 20;

/** The typed API. Every refusal, also those before the router, is in tRPC's envelope. */
export function createTrpcDoor(deps: TrpcDoorDeps) {
  const door = new Hono<HttpEnv>();
  door.all('/*', (c) => {
    if (!METHODS.has(c.req.method)) throw new AppError('method_not_allowed');
    return answer(c);
  });
  door.onError((error, c) => answer(c, toAppError(error)));

  async function answer(c: HttpContext<HttpEnv>, refusal?: AppError): Promise<Response> {
    const requestId = c.get('requestId');
    return withRequestId(requestId, async () => {
      const text = refusal || c.req.method !== 'POST' ? '' : await readBody(c.req.raw);
      const response = await fetchRequestHandler({
        endpoint: TRPC,
        req: toRequest(c, text),
        router: appRouter,
        maxBatchSize: MAX_BATCH_SIZE,
        createContext: ({ resHeaders }) => createContext(c, text, resHeaders, refusal),
        onError: ({ error, path }) => logFailure(deps.log, toAppError(error), { requestId, path }),
        responseMeta: ({ errors }) => {
          const waits = errors.map((error) => toAppError(error).retryAfter ?? 0);
          const wait = Math.max(0, ...waits);
          return wait > 0 ? { headers: { 'Retry-After': String(wait) } } : {};
        },
      });
      // tRPC names no type for what it refuses before the router.
      if (response.body) response.headers.set('Content-Type', 'application/json');
      return response;
    });
  }

  /** Reads the session once, whatever the batch holds, and hands on a view without its token. */
  async function createContext(
    c: HttpContext<HttpEnv>,
    text: string,
    resHeaders: Headers,
    refusal: AppError | undefined,
  ): Promise<Context> {
    try {
      if (refusal) throw refusal;
      const { method, raw } = c.req;
      const credential = deps.engine.readCredential(raw.headers);
      requireTrustedOrigin(
        { method, headers: raw.headers, hasCookie: credential.kind === 'cookie' },
        deps.trustedOrigins,
      );
      if (method === 'POST') requireJson(raw.headers, text);

      const found = await deps.engine.findIdentity(credential);
      // To a banned person everything here looks as it does to a stranger.
      const person = found === 'disabled' ? null : found;
      const slid = person ? await deps.sliding(person, raw.headers) : { identity: null, setCookies: [] };
      if (credential.kind === 'cookie')
        for (const value of slid.setCookies) resHeaders.append('Set-Cookie', value);
      if (slid.identity) {
        await deps.sessions
          .touch(slid.identity)
          .catch((error: unknown) => deps.log.warn({ error }, 'lastSeenAt could not be stamped'));
      }
      return {
        identity: slid.identity,
        credential: credential.kind,
        sessions: deps.sessions,
        profiles: deps.profiles,
        clearSessionCookie: () => {
          for (const value of deps.clearingCookies) resHeaders.append('Set-Cookie', value);
        },
      };
    } catch (error) {
      throw toTRPCError(toAppError(error));
    }
  }

  return door;
}

/** The request again, its body already read and found small enough, or left out because it is refused. */
function toRequest(c: HttpContext<HttpEnv>, text: string): Request {
  const { raw, url } = c.req;
  const method = METHODS.has(c.req.method) ? c.req.method : 'GET';
  const headers = new Headers(raw.headers);
  // Streamed answers are 200 whatever is in them, and leave before their cookies are known.
  headers.delete('trpc-accept');
  headers.delete('accept');
  // A call without input has no body, which tRPC would take for malformed JSON.
  const body = text || (new URL(url).searchParams.has('batch') ? '{}' : 'null');
  return new Request(url, { method, headers, ...(method === 'POST' && { body }) });
}
