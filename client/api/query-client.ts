import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isOutage, RETRY_OUTAGE, toFailure } from './failure.ts';

const FRESH = 5_000; // ms; long enough that a page still uses the data that its loader requested

/** The cache of the service's answers. `onUnauthenticated` runs when a request finds that nobody is signed in. */
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
        networkMode: 'always', // shows an error when offline; otherwise the request would wait without a message
        retry: false,
        refetchInterval: ({ state }) => isOutage(state.error) && RETRY_OUTAGE,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
