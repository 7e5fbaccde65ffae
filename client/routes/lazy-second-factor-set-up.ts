import { lazyPage } from './lazy-page.ts';

/** The script loads for users who have to set up a second factor. It needs the typed API. */
export const LazySecondFactorSetUp = lazyPage(
  () => import('./second-factor-set-up.tsx'),
  'SecondFactorSetUp',
);
