import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { toFailure } from './failure.ts';
import { requireSignedIn, shownUser } from './shown-user.ts';

/**
 * Has each mutation name the user it is for: `userId` of its context, else the user that the page shows. A query names
 * one if its context does. The batch link writes the header.
 */
export const createUserLink =
  <Router extends AnyTRPCRouter>(findSignedIn: () => Promise<string | null>): TRPCLink<Router> =>
  () =>
  ({ op, next }) => {
    const id = op.context.userId ?? (op.type === 'mutation' ? shownUser()?.id : undefined);
    if (typeof id !== 'string') return next(op);
    return observable((observer) =>
      next({ ...op, context: { ...op.context, userId: id } }).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (error) => {
          if (toFailure(error).code !== 'conflict') return observer.error(error);
          requireSignedIn({ id, findSignedIn }).then(
            () => observer.error(error),
            (changed: Error) => observer.error(TRPCClientError.from(changed)),
          );
        },
      }),
    );
  };
