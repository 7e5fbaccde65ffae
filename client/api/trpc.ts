import { hashKey } from '@tanstack/react-query';
import { createTRPCQueryUtils, createTRPCReact, getQueryKey, httpBatchLink } from '@trpc/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/trpc/root.ts';
import { TRPC } from '../../shared/paths.ts';
import { ApiError } from './failure.ts';
import { createPreloadLink } from './preload-link.ts';
import { createQueryClient } from './query-client.ts';
import { fetchInTime } from './request.ts';
import { createStepUpLink } from './step-up-link.ts';
import { createUserLink, toUserHeader } from './user-link.ts';

export type RouterOutput = inferRouterOutputs<AppRouter>;

/** The hooks for queries and mutations in components. */
export const trpc = createTRPCReact<AppRouter>();

export const trpcClient = trpc.createClient({
  links: [
    createPreloadLink(),
    createUserLink(requireSignedIn),
    createStepUpLink(),
    httpBatchLink({
      url: TRPC,
      maxItems: 20,
      headers: ({ opList }) => toUserHeader(opList),
      fetch: (url, init) => fetchInTime(url, { ...init, signal: init?.signal ?? null }),
    }),
  ], // 20: the service's own limit
});

// When any query is refused because there is no session, the cached session becomes null.
export const queryClient = createQueryClient(() => queries.session.current.setData(undefined, null));

/** The same queries and their cache, for route loaders. */
export const queries = createTRPCQueryUtils({ queryClient, client: trpcClient });

/**
 * Queries the current session, which the pages then show. Throws `person_changed` or `unauthenticated` when its user is
 * not `userId`.
 */
export async function requireSignedIn(userId: string): Promise<void> {
  const current = await queries.session.current.fetch(undefined, { staleTime: 0 });
  if (current?.user.id === userId) return;
  throw new ApiError({ code: current ? 'person_changed' : 'unauthenticated' });
}

/** Drops all cached answers except the current session. */
export function forgetPages(): void {
  const session = hashKey(getQueryKey(trpc.session.current, undefined, 'query'));
  queryClient.removeQueries({ predicate: ({ queryHash }) => queryHash !== session });
}
