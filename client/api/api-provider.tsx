import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { queryClient, trpc, trpcClient } from './trpc.ts';

/** The cache of one person's answers, where pages of many are written side by side. A browser has one of its own. */
export const AnswersOfOne = createContext<QueryClient>(queryClient);

/** Gives the pages below it the typed API and its cache. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const client = use(AnswersOfOne);
  return (
    <trpc.Provider client={trpcClient} queryClient={client}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
