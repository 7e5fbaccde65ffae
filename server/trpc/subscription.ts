import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { TRPC } from '../../shared/paths.ts';
import { AppError } from '../errors.ts';
import type { Identity } from '../session/engine.ts';
import type { Context } from './context.ts';
import { toProcedureError } from './error.ts';
import { toRefusal } from './refusal.ts';
import { appRouter } from './root.ts';

type SubscriptionOptions = {
  request: Request;
  path: string;
  /** Cuts the stream without tRPC's word of an end, so that the browser connects anew, elsewhere. */
  closing: AbortSignal;
  createContext(resHeaders: Headers): Promise<Context>;
  /** Takes a place for a stream until `signal` aborts. Throws `unavailable` when there is none. */
  openEvents(identity: Identity, signal: AbortSignal): NonNullable<Context['events']>;
  onError(error: AppError): void;
};

/**
 * A stream of events, for somebody who is signed in. A refusal is an answer of its own status: inside a
 * stream, where tRPC would put it, it is a 200 that browsers ask for again and again.
 */
export async function answerSubscription({
  request,
  path,
  closing,
  createContext,
  openEvents,
  onError,
}: SubscriptionOptions): Promise<Response> {
  const cookies = new Headers();
  // Aborted however the answer ends: read to its end, left, failed or never begun. The place goes with it.
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, closing, over.signal]);
  try {
    const context = await createContext(cookies);
    if (!context.identity) throw new AppError('unauthenticated');
    const events = openEvents(context.identity, signal);
    const response = await fetchRequestHandler({
      endpoint: TRPC,
      req: new Request(request.url, { headers: request.headers, signal }),
      router: appRouter,
      createContext: () => ({ ...context, events }),
      onError: ({ error }) => onError(toProcedureError(error)),
    });
    for (const value of cookies.getSetCookie()) response.headers.append('Set-Cookie', value);
    if (!response.body) over.abort();
    return new Response(response.body && withEnd(response.body, () => over.abort()), response);
  } catch (thrown) {
    over.abort();
    const error = toProcedureError(thrown);
    onError(error);
    return toRefusal(error, path, 'subscription');
  }
}

/** The same bytes. tRPC waits for the next event before it lets go of a stream that nobody reads any more. */
function withEnd(body: ReadableStream<Uint8Array>, end: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      end();
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  });
}
