import { lazyPage } from './lazy-page.ts';

/** Its script comes once somebody has signed up where a mail finishes it. */
export const LazyCheckMailPage = lazyPage(() => import('./check-mail-page.tsx'), 'CheckMailPage');
