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

/** Shown instead when the link that led here is wrong. The last sentence is for whoever runs the site. */
export const refused = {
  title: 'This link does not work',
  intro: (appName: string) => `You can’t sign in with it. ${appName} has sent nothing to the site.`,
  client_id: (name: ReactNode) => (
    <>For whoever runs the site: {name} is not a trusted origin of this service.</>
  ),
  redirect_uri: (name: ReactNode) => (
    <>For whoever runs the site: {name} must be a page of it, with https and without a fragment.</>
  ),
  goBack: 'Go back',
  goOn: 'Go to your account',
};
