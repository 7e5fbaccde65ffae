import { lazyPage } from './lazy-page.ts';

/** The script loads for links that change an address or keep an account. */
export const LazyAgree = lazyPage(() => import('./agree.tsx'), 'Agree');
