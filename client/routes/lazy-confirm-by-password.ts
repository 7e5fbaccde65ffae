import { lazyPage } from './lazy-page.ts';

/** Its script comes where nobody is signed in as the person a link is for. */
export const LazyConfirmByPassword = lazyPage(() => import('./confirm-by-password.tsx'), 'ConfirmByPassword');
