import { lazyPage } from './lazy-page.ts';

/** The script loads when a mail's link belongs to a new account without a password. */
export const LazyCreatePasskey = lazyPage(() => import('./create-passkey.tsx'), 'CreatePasskey');
