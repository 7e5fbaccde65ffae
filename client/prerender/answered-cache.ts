import type { QueryClient } from '@tanstack/react-query';
import { createTRPCQueryUtils } from '@trpc/react-query';
import type { PageAnswers } from '../../shared/page-answers.ts';
import { createQueryClient } from '../api/query-client.ts';
import { type RouterOutput, trpcClient } from '../api/trpc.ts';

/** Creates a cache with the answers of one page and its user. It serves a single rendering and is never shared. */
export function toAnsweredCache(answers: PageAnswers): QueryClient {
  const queryClient = createQueryClient(() => {});
  const queries = createTRPCQueryUtils({ queryClient, client: trpcClient });
  const setters: Record<string, (data: never) => void> = {
    'session.current': (data: RouterOutput['session']['current']) =>
      queries.session.current.setData(undefined, data),
    'session.list': (data: RouterOutput['session']['list']) => queries.session.list.setData(undefined, data),
    'profile.get': (data: RouterOutput['profile']['get']) => queries.profile.get.setData(undefined, data),
    'security.overview': (data: RouterOutput['security']['overview']) =>
      queries.security.overview.setData(undefined, data),
    'security.signInMethods': (data: RouterOutput['security']['signInMethods']) =>
      queries.security.signInMethods.setData(undefined, data),
    'activity.list': (data: RouterOutput['activity']['list']) =>
      queries.activity.list.setInfiniteData({}, { pages: [data], pageParams: [null] }),
  };
  for (const [procedure, { data }] of Object.entries(answers)) setters[procedure]?.(data as never);
  return queryClient;
}
