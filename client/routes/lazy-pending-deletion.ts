import { lazyPage } from './lazy-page.ts';

/** Its script comes for the few who need it, and before the page does: nothing moves. */
export const LazyPendingDeletion = lazyPage(
  () => import('../features/data/pending-deletion.tsx'),
  'PendingDeletion',
);
