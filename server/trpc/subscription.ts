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
  /** Aborts the stream without tRPC's closing message, so that the browser reconnects to another process. */
  closing: AbortSignal;
  createContext(resHeaders: Headers): Promise<Context>;
  /** Takes a place for a stream until `signal` aborts. Throws `unavailable` when no place is free. */
  openEvents(identity: Identity, signal: AbortSignal): NonNullable<Context['events']>;
  onError(error: AppError): void;
};

/**
 * Answers a signed-in caller with an event stream. A refusal is an answer with its own status. tRPC would send the
 * refusal inside a stream with status 200, which browsers request again and again.
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
  // Aborts whichever way the answer ends (complete, cancelled, failed or never started), and so frees the place.
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
    return toRefusal(error, { path, type: 'subscription' });
  }
}

/**
 * Passes the bytes on and calls `end` when the stream ends or is cancelled. Without this, tRPC notices only at the next
 * event that nobody reads the stream any more.
 */
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
