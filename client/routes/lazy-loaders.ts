import { lazyImport } from '../api/lazy-import.ts';

/** The queries of the account's pages. They load the typed API, which the sign-in page does not need. */
export const lazyLoaders = () => lazyImport(() => import('./account-loaders.ts'));
