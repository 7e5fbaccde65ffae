import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import type { TRPCErrorResponse } from '@trpc/server/rpc';
import { takePreloaded } from '../preload/preloaded-answer.ts';

/** Answers a query with the preloaded answer, also when that is an error. Passes on every other operation. */
export const createPreloadLink =
  <Router extends AnyTRPCRouter>(): TRPCLink<Router> =>
  () =>
  ({ op, next }) => {
    const preloaded = op.type === 'query' ? takePreloaded(op.path, op.input) : undefined;
    if (!preloaded) return next(op);
    return observable((observer) => {
      preloaded.then(
        ({ result, error }) => {
          if (error) return observer.error(TRPCClientError.from({ error } as TRPCErrorResponse));
          observer.next({ result: { type: 'data', data: result?.data } });
          observer.complete();
        },
        (cause: Error) => observer.error(TRPCClientError.from(cause)),
      );
    });
  };
