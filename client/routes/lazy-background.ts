import { lazyPage } from './lazy-page.ts';

/** The second step of signing up. It brings the typed API with it; the first step does without. */
export const LazyBackground = lazyPage(() => import('./background-page.tsx'), 'BackgroundPage');
