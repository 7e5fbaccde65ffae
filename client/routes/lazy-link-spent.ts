import { lazyPage } from './lazy-page.ts';

/** Its script comes for links that are worth nothing any more. */
export const LazyLinkSpent = lazyPage(() => import('./link-spent.tsx'), 'LinkSpent');
