import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { queryClient, trpc, trpcClient } from './trpc.ts';

/**
 * The query cache of one person's answers, for the service, which renders pages of many people. A browser has only one.
 */
export const AnswersOfOne = createContext<QueryClient>(queryClient);

/** Provides the typed API and its cache to the pages below. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const client = use(AnswersOfOne);
  return (
    <trpc.Provider client={trpcClient} queryClient={client}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
