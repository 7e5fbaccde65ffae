import { lazyPage } from './lazy-page.ts';

/** The page's script loads after a sign-up that has to be confirmed by mail. */
export const LazyCheckMailPage = lazyPage(() => import('./check-mail-page.tsx'), 'CheckMailPage');
