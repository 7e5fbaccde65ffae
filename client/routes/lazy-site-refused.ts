import { lazyPage } from './lazy-page.ts';

/** The script loads when the link of a site is wrong. */
export const LazySiteRefused = lazyPage(() => import('./site-refused.tsx'), 'SiteRefused');
