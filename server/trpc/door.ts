import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono, type Context as HttpContext } from 'hono';
import { TRPC } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import { readBody } from '../http/body.ts';
import type { HttpEnv } from '../http/env.ts';
import { requireTrustedReader } from '../http/origin.ts';
import { logFailure } from '../http/problem.ts';
import type { Watch } from '../session/watch.ts';
import { type ContextDeps, createContextReader } from './context-reader.ts';
import { toAppError } from './error.ts';
import { isSubscription, namesProcedures, readProcedurePath } from './procedure-path.ts';
import { toRefusal } from './refusal.ts';
import { withRequestId } from './request-id.ts';
import { appRouter } from './root.ts';
import { answerSubscription } from './subscription.ts';

export type TrpcDoorDeps = ContextDeps & {
  watch: Watch;
  /** Aborted when the process begins to close. */
  closing: AbortSignal;
};

const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Calls one HTTP request may carry: the portal needs three; a page of twenty is a mistake. */
const MAX_BATCH_SIZE = 20;

/** The typed API. Every refusal, also those before the router, is in tRPC's envelope. */
export function createTrpcDoor(deps: TrpcDoorDeps) {
  const door = new Hono<HttpEnv>();
  const createContext = createContextReader(deps);

  door.all('/*', (c) => {
    if (!METHODS.has(c.req.method)) throw new AppError('method_not_allowed');
    const path = readProcedurePath(c.req);
    if (!namesProcedures(c.req)) throw new AppError('not_found');
    if (!isSubscription(path)) return answer(c);
    if (c.req.method !== 'GET') throw new AppError('method_not_allowed');
    return subscribe(c);
  });
  door.onError((error, c) => {
    const refusal = toAppError(error);
    const path = readProcedurePath(c.req);
    if (!namesProcedures(c.req)) return refuse(c, refusal, path);
    return (isSubscription(path) ? subscribe : answer)(c, refusal);
  });

  const refuse = (c: HttpContext<HttpEnv>, refusal: AppError, path: string): Promise<Response> =>
    withRequestId(c.get('requestId'), async () => toRefusal(refusal, path, 'unknown'));

  const subscribe = (c: HttpContext<HttpEnv>, refusal?: AppError): Promise<Response> => {
    const path = readProcedurePath(c.req);
    return withRequestId(c.get('requestId'), () =>
      answerSubscription({
        request: c.req.raw,
        path,
        closing: deps.closing,
        createContext: (headers) => {
          if (!refusal) requireTrustedReader(c.req.raw.headers, deps.trustedOrigins);
          return createContext(c, '', headers, refusal);
        },
        openEvents: (identity, signal) =>
          deps.watch.open({ identity, find: () => deps.engine.findSession(identity.session.id), signal }),
        onError: (error) => logFailure(deps.log, error, { requestId: c.get('requestId'), path }),
      }),
    );
  };

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
