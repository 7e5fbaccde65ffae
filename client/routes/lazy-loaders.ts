import { lazyImport } from '../api/lazy-import.ts';

/** What the account's pages ask for. It brings the typed API with it, which sign-in does without. */
export const lazyLoaders = () => lazyImport(() => import('./account-loaders.ts'));
