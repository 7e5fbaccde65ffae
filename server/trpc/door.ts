import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono, type Context as HttpContext } from 'hono';
import { TRPC } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import { readBody } from '../http/body.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { requireTrustedReader } from '../http/origin.ts';
import { logFailure } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { SessionEventStreams } from '../session/event-streams.ts';
import { type ContextDeps, createContextReader } from './context-reader.ts';
import { toProcedureError } from './error.ts';
import { readsLines, toLines } from './lines.ts';
import { isSubscription, readCall, readProcedurePath } from './procedure-path.ts';
import { toRefusal } from './refusal.ts';
import { methodOf, toMethodSentence } from './refused-call.ts';
import { withRequestId } from './request-id.ts';
import { appRouter } from './root.ts';
import { answerSubscription } from './subscription.ts';
import { BATCH_MOST, findUncallable, requireInputsOfCalls } from './uncallable.ts';

export type TrpcDoorDeps = {
  context: ContextDeps;
  engine: Pick<SessionEngine, 'findAgain'>;
  sessionEvents: SessionEventStreams;
  /** Aborts when the process begins to close. */
  closing: AbortSignal;
  trustedOrigins: ReadonlySet<string>;
  log: Log;
};

const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** The typed API. Every refusal has tRPC's envelope, also those that happen before the router. */
export function createTrpcDoor(deps: TrpcDoorDeps) {
  const door = new Hono<HttpEnv>();
  const createContext = createContextReader(deps.context);

  door.all('/*', (c) => {
    const uncallable = findUncallable(c.req);
    if (uncallable) throw uncallable;
    const isStream = isSubscription(readProcedurePath(c.req));
    if (isStream ? c.req.method !== 'GET' : !METHODS.has(c.req.method))
      throw new AppError('method_not_allowed', { sentence: toMethodSentence(readCall(c.req)) });
    return isStream ? subscribe(c) : answer(c);
  });
  door.onError((error, c) => {
    const refusal = toProcedureError(error);
    const path = readProcedurePath(c.req);
    if (findUncallable(c.req)) return refuse(c, refusal, path);
    return (isSubscription(path) ? subscribe : answer)(c, refusal);
  });

  const refuse = (c: HttpContext<HttpEnv>, refusal: AppError, path: string): Promise<Response> =>
    withRequestId(c.get('requestId'), async () => toRefusal(refusal, { path, type: 'unknown' }));

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
          deps.sessionEvents.open({
            identity,
            find: () => deps.engine.findAgain(identity),
            signal,
          }),
        onError: (error) => logFailure(deps.log, error, { requestId: c.get('requestId'), path }),
      }),
    );
  };

  async function answer(c: HttpContext<HttpEnv>, refusal?: AppError): Promise<Response> {
    const requestId = c.get('requestId');
    return withRequestId(requestId, async () => {
      const text = refusal || c.req.method !== 'POST' ? '' : await readBody(c.req.raw);
      if (!refusal) requireInputsOfCalls(c.req, text || (c.req.query('input') ?? ''));
      let refused: unknown;
      const response = await fetchRequestHandler({
        endpoint: TRPC,
        req: toRequest(c, text),
        router: appRouter,
        maxBatchSize: BATCH_MOST,
        createContext: ({ resHeaders }) =>
          createContext(c, text, resHeaders, refusal).catch((error: unknown) => {
            refused = error;
            throw error;
          }),
        onError: ({ error, path }) => logFailure(deps.log, toProcedureError(error), { requestId, path }),
        responseMeta: ({ errors }) => {
          const refusals = errors.map((error) => toProcedureError(error));
          const wait = Math.max(0, ...refusals.map(({ retryAfter = 0 }) => retryAfter));
          const isMethod = refusals.some(({ code }) => code === 'method_not_allowed');
          return {
            headers: {
              ...(wait > 0 && { 'Retry-After': String(wait) }),
              ...(isMethod && { Allow: methodOf(readCall(c.req).type) }), // RFC 9110 §15.5.6
            },
          };
        },
      });
      // tRPC sets no `Content-Type` when it refuses a request before the router.
      if (response.body) response.headers.set('Content-Type', 'application/json');
      if (!readsLines(c.req)) return response;
      if (refused)
        return toRefusal(toProcedureError(refused), {
          path: readProcedurePath(c.req),
          type: readCall(c.req).type,
        });
      // The calls' own failure is not in the status of lines.
      if (response.status >= 500) c.get('charge').giveBack();
      return toLines(response);
    });
  }

  return door;
}

/** A copy of the request for tRPC. `text` is the body, which is within the size limit; empty for a refused request. */
function toRequest(c: HttpContext<HttpEnv>, text: string): Request {
  const { raw, url } = c.req;
  const method = METHODS.has(c.req.method) ? c.req.method : 'GET';
  const headers = new Headers(raw.headers);
  // Prevents streamed answers: they start before their cookies are known. `toLines` makes complete ones.
  headers.delete('trpc-accept');
  headers.delete('accept');
  // Without a body the header has no meaning, but for some of its values tRPC would refuse GET.
  if (method !== 'POST') headers.delete('content-type');
  // A call without input has no body, which tRPC would read as malformed JSON.
  const body = text || (new URL(url).searchParams.has('batch') ? '{}' : 'null');
  return new Request(url, { method, headers, ...(method === 'POST' && { body }) });
}
