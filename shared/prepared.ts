import type { PortalConfig } from './portal.ts';

// The sign-in page's markup is made when the portal is built, so that it can be painted before any script is here.
// What only the running service knows is filled in as it is served: the looks below are made once each.

/** Stand in the markup for what is filled in. None of its own texts and addresses can be mistaken for them. */
export const PLACEHOLDERS = {
  appName: '%APP_NAME%',
  logoUrl: 'https://logo.invalid/',
  target: 'https://return.invalid/place',
};

/** What changes more of the markup than a name or an address. */
export type Look = { hasLogo: boolean; isOpen: boolean; isReturning: boolean };

/** Markup by what `toLookName` calls its look. */
export type PreparedPages = Record<string, string>;

export const toLookName = ({ hasLogo, isOpen, isReturning }: Look): string =>
  [hasLogo && 'logo', isOpen && 'open', isReturning && 'returning'].filter(Boolean).join('-') || 'plain';

/** The look for `config`, and for somebody who goes on to another site or not. */
export const toLook = ({ logoUrl, signUp }: PortalConfig, isReturning: boolean): Look => ({
  hasLogo: logoUrl !== null,
  isOpen: signUp !== 'closed',
  isReturning,
});
