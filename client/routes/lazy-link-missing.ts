import { lazyPage } from './lazy-page.ts';

/** Its script comes where a mail's link arrived without what it carries. */
export const LazyLinkMissing = lazyPage(() => import('./link-missing.tsx'), 'LinkMissing');
