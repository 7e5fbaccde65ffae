import { lazyPage } from './lazy-page.ts';

/** Its script comes where a mail opened the way to a new password. */
export const LazyChoosePassword = lazyPage(() => import('./choose-password.tsx'), 'ChoosePassword');
