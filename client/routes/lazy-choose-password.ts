import { lazyPage } from './lazy-page.ts';

/** The script loads when a mail's link or code allows a new password. */
export const LazyChoosePassword = lazyPage(() => import('./choose-password.tsx'), 'ChoosePassword');
