import { lazyPage } from './lazy-page.ts';

/** The script loads after a mail was requested. */
export const LazyResetSentPage = lazyPage(() => import('./reset-sent-page.tsx'), 'ResetSentPage');
