import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { USER_HEADER } from '../../shared/user-header.ts';
import { toFailure } from './failure.ts';
import { shownUser } from './shown-user.ts';

/**
 * Has each mutation name the user it is for: `userId` of its context, else the user that the page shows. A query names
 * one if its context does. `requireSignedIn` says why that was a conflict, if it throws.
 */
export const createUserLink =
  <Router extends AnyTRPCRouter>(requireSignedIn: (id: string) => Promise<void>): TRPCLink<Router> =>
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
          requireSignedIn(id).then(
            () => observer.error(error),
            (changed: Error) => observer.error(TRPCClientError.from(changed)),
          );
        },
      }),
    );
  };

/** Says in a request which user its calls are for. Several that differ are nobody's id: the service refuses them all. */
export function toUserHeader(calls: readonly Operation[]): Record<string, string> {
  const ids = new Set(calls.map(({ context }) => context.userId).filter((id) => id !== undefined));
  return ids.size > 0 ? { [USER_HEADER]: [...ids].join() } : {};
}
