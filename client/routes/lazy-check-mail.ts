import { lazyPage } from './lazy-page.ts';

/** The end of a sign-up that is finished by a mail. Where people are signed in at once, nobody loads it. */
export const LazyCheckMail = lazyPage(() => import('./check-mail-page.tsx'), 'CheckMailPage');
