import { lazyPage } from './lazy-page.ts';

/** The script loads when nobody is signed in as the user that a link is for. */
export const LazyConfirmByPassword = lazyPage(() => import('./confirm-by-password.tsx'), 'ConfirmByPassword');
