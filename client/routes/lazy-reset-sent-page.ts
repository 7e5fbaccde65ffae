import { lazyPage } from './lazy-page.ts';

/** Its script comes once a mail was asked for. */
export const LazyResetSentPage = lazyPage(() => import('./reset-sent-page.tsx'), 'ResetSentPage');
