import { lazyImport } from '../api/lazy-import.ts';
import type { openLink as open } from './open-link.ts';

/** `openLink`, which the pages without a mail's link do not need. */
export const openLink: typeof open = async (...asked) =>
  (await lazyImport(() => import('./open-link.ts'))).openLink(...asked);
