import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import { findProof } from './step-up.ts';

/** Does for tRPC what `withStepUp` does for the raw routes: a procedure that needs a step-up runs again after it. */
export const createStepUpLink =
  <Router extends AnyTRPCRouter>(): TRPCLink<Router> =>
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let attempt: Unsubscribable;
      let isWanted = true;
      const begin = (isAgain: boolean) => {
        attempt = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            const prove = isAgain ? undefined : findProof(error, op.path);
            if (!prove) return observer.error(error);
            prove().then(
              () => isWanted && begin(true),
              (declined: Error) => observer.error(TRPCClientError.from(declined)),
            );
          },
        });
      };
      begin(false);
      return () => {
        isWanted = false;
        attempt.unsubscribe();
      };
    });
