import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { USER_HEADER } from '../../shared/user-header.ts';
import { toFailure } from './failure.ts';
import { shownUser } from './shown-user.ts';

/**
 * Adds to each mutation the id of the user it is for: `userId` of its context, otherwise the user that the page shows.
 * A query has one only if its context does. After a conflict, `requireSignedIn` throws if another user is signed in;
 * that error then replaces the conflict.
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

/**
 * The request header with the id of the calls' user. If the ids differ, the header names all of them, and the service
 * refuses all calls.
 */
export function toUserHeader(calls: readonly Operation[]): Record<string, string> {
  const ids = new Set(calls.map(({ context }) => context.userId).filter((id) => id !== undefined));
  return ids.size > 0 ? { [USER_HEADER]: [...ids].join() } : {};
}
