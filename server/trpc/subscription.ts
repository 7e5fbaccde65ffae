import { type AnyTRPCProcedure, getTRPCErrorShape } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { HonoRequest } from 'hono';
import { TRPC } from '../../shared/paths.ts';
import { AppError, ERRORS } from '../errors.ts';
import type { Context } from './context.ts';
import { toAppError } from './error.ts';
import { toTRPCError } from './init.ts';
import { appRouter } from './root.ts';

/** By their whole name; tRPC's own type has them in groups. */
const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure | undefined>;

const toPath = ({ url }: { url: string }) => decodeURIComponent(new URL(url).pathname.slice(TRPC.length + 1));

/** True for a request that is answered by a stream of events. */
export const isSubscription = ({ url }: HonoRequest): boolean =>
  procedures[toPath({ url })]?._def.type === 'subscription';

type SubscriptionOptions = {
  request: Request;
  /** Cuts the stream without tRPC's word of an end, so that the browser connects anew, elsewhere. */
  closing: AbortSignal;
  createContext(resHeaders: Headers): Promise<Context>;
  onError(error: AppError, path: string): void;
};

/**
 * A stream of events, for somebody who is signed in. A refusal is an answer of its own status: inside a
 * stream, where tRPC would put it, it is a 200 that browsers ask for again and again.
 */
export async function answerSubscription({
  request,
  closing,
  createContext,
  onError,
}: SubscriptionOptions): Promise<Response> {
  const path = toPath(request);
  const cookies = new Headers();
  const leaving = new AbortController();
  try {
    const context = await createContext(cookies);
    if (!context.identity) throw new AppError('unauthenticated');
    if (!context.mayWatch(context.identity))
      throw new AppError('unavailable', { detail: 'too many watched sessions' });
    const response = await fetchRequestHandler({
      endpoint: TRPC,
      req: new Request(request.url, {
        headers: request.headers,
        signal: AbortSignal.any([request.signal, closing, leaving.signal]),
      }),
      router: appRouter,
      createContext: () => context,
      onError: ({ error }) => onError(toAppError(error), path),
    });
    for (const value of cookies.getSetCookie()) response.headers.append('Set-Cookie', value);
    return new Response(response.body && onCancel(response.body, () => leaving.abort()), response);
  } catch (thrown) {
    const error = toAppError(thrown);
    onError(error, path);
    const shape = getTRPCErrorShape({
      config: appRouter._def._config,
      error: toTRPCError(error),
      type: 'subscription',
      path,
      input: undefined,
      ctx: undefined,
    });
    const { retryAfter } = error;
    return Response.json(
      { error: shape },
      {
        status: ERRORS[error.code].status,
        headers: retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
      },
    );
  }
}

/** The same bytes. tRPC waits for the next event before it lets go of a stream that nobody reads any more. */
function onCancel(body: ReadableStream<Uint8Array>, left: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async (reason) => {
      left();
      await reader.cancel(reason);
    },
  });
}
