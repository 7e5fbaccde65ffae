import type { ReactNode } from 'react';

// Shown when the link of a site is wrong.

export const title = 'This link does not work';
export const intro = (appName: string) =>
  `You can’t sign in with it. ${appName} has sent nothing to the site.`;
export const goBack = 'Go back';
export const goOn = 'Go to your account';

/** For whoever runs the site. */
export const reasons = {
  client_id: (name: ReactNode) => (
    <>For whoever runs the site: {name} is not a trusted origin of this service.</>
  ),
  redirect_uri: (name: ReactNode) => (
    <>For whoever runs the site: {name} must be a page of it, with https and without a fragment.</>
  ),
};
