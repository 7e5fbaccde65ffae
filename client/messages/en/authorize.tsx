import type { ReactNode } from 'react';

export const title = (host: string) => `Continue to ${host}`;
export const intro = 'This signs you in there. The site sees your name, email and profile.';
/** The session ended while the page was open. */
export const introNobody = 'Sign in first. Then you go on to the site.';
export const signedInAs = 'Signed in as';
export const action = 'Continue';
export const useAnother = 'Use another account';
export const notWanted = (host: string, link: (words: string) => ReactNode) => (
  <>Not what you wanted? {link(`Back to ${host}`)}</>
);
