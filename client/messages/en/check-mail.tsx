import type { ReactNode } from 'react';

// Shown after a sign-up that has to be confirmed by mail.

export const title = 'Check your mail';
export const intro = (email: ReactNode) => (
  <>We sent a link and a code to {email}. Either confirms it and signs you in.</>
);
/** After a sign-up with a passkey. */
export const introPasskey = (email: ReactNode) => (
  <>We sent a link and a code to {email}. Either leads on to your passkey.</>
);
export const hint = 'The link works for one hour. Nothing there? Check your spam folder.';
export const confirmedAlready = (link: (words: string) => ReactNode) => (
  <>Confirmed already? {link('Sign in')}</>
);
