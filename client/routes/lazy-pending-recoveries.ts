import { lazyPage } from './lazy-page.ts';

/** Loads only for a user whom the operator helps. */
export const LazyPendingRecoveries = lazyPage(
  () => import('../features/recovery/pending-recoveries.tsx'),
  'PendingRecoveries',
);
