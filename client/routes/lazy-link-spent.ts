import { lazyPage } from './lazy-page.ts';

/** The script loads for links that can no longer be used. */
export const LazyLinkSpent = lazyPage(() => import('./link-spent.tsx'), 'LinkSpent');
