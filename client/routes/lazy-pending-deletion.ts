import { lazyPage } from './lazy-page.ts';

/** The script loads only when a deletion is pending, and before the page appears, so that the layout does not shift. */
export const LazyPendingDeletion = lazyPage(
  () => import('../features/data/pending-deletion.tsx'),
  'PendingDeletion',
);
