import { lazyPage } from './lazy-page.ts';

/** The second step of sign-up. It loads the typed API, which the first step does not need. */
export const LazyBackground = lazyPage(() => import('./background-page.tsx'), 'BackgroundPage');
