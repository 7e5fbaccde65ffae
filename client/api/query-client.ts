import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isOutage, RETRY_OUTAGE, toFailure } from './failure.ts';

const FRESH = 5_000; // ms; long enough for a page to open on what its loader asked for

/** The cache of what the service said. `onUnauthenticated` hears that a request found nobody signed in. */
export function createQueryClient(onUnauthenticated: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (toFailure(error).code === 'unauthenticated') onUnauthenticated();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH,
        networkMode: 'always', // offline is an error that is shown, not a request that waits unseen
        retry: false,
        refetchInterval: ({ state }) => isOutage(state.error) && RETRY_OUTAGE,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
