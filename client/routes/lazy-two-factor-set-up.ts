import { lazyPage } from './lazy-page.ts';

/** The script loads when the user begins to set up an authenticator app. */
export const LazyTwoFactorSetUp = lazyPage(
  () => import('../features/two-factor/two-factor-set-up.tsx'),
  'TwoFactorSetUp',
);
