import { lazyPage } from './lazy-page.ts';

/** The script loads when a page for mail links opens without the link's secret. */
export const LazyLinkMissing = lazyPage(() => import('./link-missing.tsx'), 'LinkMissing');
