import { lazyPage } from './lazy-page.ts';

/** The script loads when the user wants an account without a password. */
export const LazyPasskeySignUpPage = lazyPage(
  () => import('./passkey-sign-up-page.tsx'),
  'PasskeySignUpPage',
);
