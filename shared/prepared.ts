import type { PageAnswers } from './page-answers.ts';
import { pages } from './paths.ts';
import type { PortalConfig } from './portal.ts';

// The markup of the pages before the account is made when the portal is built, so that it can be painted before any
// script is here. What only the running service knows is filled in as it is served: each look is made once.

/** Stand in the markup for what is filled in. None of its own texts and addresses can be mistaken for them. */
export const PLACEHOLDERS = {
  appName: '%APP_NAME%',
  logoUrl: 'https://logo.invalid/',
  termsUrl: 'https://terms.invalid/',
  privacyUrl: 'https://privacy.invalid/',
  target: 'https://return.invalid/place',
  passwordMinLength: 86_753,
};

/** What changes more of the markup than a name, a number or an address. */
export type Look = {
  hasLogo: boolean;
  isOpen: boolean;
  hasTerms: boolean;
  hasPrivacy: boolean;
  /** Where somebody goes on to: another site is named, a page of the portal is not. */
  returning: 'nowhere' | 'here' | 'elsewhere';
};

/** The pages that are made so, and what the markup of each depends on. */
const VARIES: Record<string, readonly (keyof Look)[]> = {
  [pages.signIn]: ['hasLogo', 'isOpen', 'returning'],
  [pages.signUp]: ['hasLogo', 'isOpen', 'hasTerms', 'hasPrivacy', 'returning'],
  [pages.forgotPassword]: ['hasLogo', 'returning'],
  // Without what a link of a mail carries: only the browser knows that.
  [pages.resetPassword]: ['hasLogo', 'returning'],
  [pages.verifyEmail]: ['hasLogo', 'returning'],
};
export const PREPARED_PAGES: readonly string[] = Object.keys(VARIES);

/** Markup by what `toLookName` calls page and look. */
export type PreparedPages = Record<string, string>;

const EITHER = [false, true];
/** Every look there is. */
export const LOOKS: readonly Look[] = EITHER.flatMap((hasLogo) =>
  EITHER.flatMap((isOpen) =>
    EITHER.flatMap((hasTerms) =>
      EITHER.flatMap((hasPrivacy) =>
        (['nowhere', 'here', 'elsewhere'] as const).map((returning) => ({
          hasLogo,
          isOpen,
          hasTerms,
          hasPrivacy,
          returning,
        })),
      ),
    ),
  ),
);

/** The name of a page's look: the same for looks that make no difference to it. */
export const toLookName = (page: string, look: Look): string =>
  [page, ...(VARIES[page] ?? []).map((part) => `${part}=${look[part]}`)].join(' ');

/** The look for `config`, and for somebody who goes on from there. */
export const toLook = (
  { logoUrl, signUp, termsUrl, privacyUrl }: PortalConfig,
  returning: Look['returning'],
): Look => ({
  hasLogo: logoUrl !== null,
  isOpen: signUp !== 'closed',
  hasTerms: termsUrl !== null,
  hasPrivacy: privacyUrl !== null,
  returning,
});

/** A page of somebody who is signed in, and what they see on it. */
type SignedInVisit = { path: string; step: string | null; answers: PageAnswers };

/** Writes the markup of such a page; null for one that has none. Throws when it cannot be written. */
export type PageRenderer = (visit: SignedInVisit) => Promise<string | null>;
