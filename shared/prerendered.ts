import type { PageAnswers } from './page-answers.ts';
import { pages } from './paths.ts';
import type { PortalConfig } from './portal.ts';
import type { LanguageTag } from './words/languages.ts';
import type { Messages } from './words/words.ts';

// The build of the portal writes the markup of the pages before sign-in, so that a browser can paint them before any
// script is loaded. The server fills in the values that only the running service knows. Each look is rendered once.

/**
 * Placeholders in the markup for the values to fill in. They cannot be confused with the markup's own texts and
 * URLs. The name has a letter that is written from right to left, so that every sentence isolates it (`words/speech.ts`).
 * What is filled in is isolated only where the real name has to be.
 */
export const PLACEHOLDERS = {
  appName: '%APP_NAME_\u05d0%',
  logoUrl: 'https://logo.invalid/',
  termsUrl: 'https://terms.invalid/',
  privacyUrl: 'https://privacy.invalid/',
  target: 'https://return.invalid/place',
  passwordMinLength: 86_753,
};

/** The conditions that change more of the markup than a name, a number or a URL. */
export type Look = {
  hasLogo: boolean;
  isOpen: boolean;
  hasTerms: boolean;
  hasPrivacy: boolean;
  /** Where the person goes after sign-in: the markup names another site, but not a page of the portal. */
  returning: 'nowhere' | 'here' | 'elsewhere';
};

/** The prerendered pages, and the conditions that the markup of each depends on. */
const VARIES: Record<string, readonly (keyof Look)[]> = {
  [pages.signIn]: ['hasLogo', 'isOpen', 'returning'],
  [pages.signUp]: ['hasLogo', 'isOpen', 'hasTerms', 'hasPrivacy', 'returning'],
  [pages.forgotPassword]: ['hasLogo', 'returning'],
  // Rendered without the data of a mail's link, which only the browser knows.
  [pages.resetPassword]: ['hasLogo', 'returning'],
  [pages.verifyEmail]: ['hasLogo', 'returning'],
};
export const PRERENDERED_PAGES: readonly string[] = Object.keys(VARIES);

/** Markup by the name that `toLookName` returns for page and look. */
export type PrerenderedPages = Record<string, string>;

const EITHER = [false, true];
/** Every possible look. */
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

/** The name of a page's look. Looks that do not change the page's markup have the same name. */
export const toLookName = (page: string, look: Look): string =>
  [page, ...(VARIES[page] ?? []).map((part) => `${part}=${look[part]}`)].join(' ');

/** The look for `config`, and for a person with that return target. */
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

/** A page of a signed-in user, and the data that the page shows. */
type SignedInVisit = {
  path: string;
  step: string | null;
  answers: PageAnswers;
  language: LanguageTag;
  /** The messages of the language, by part. */
  catalogue: Readonly<Record<string, Messages>>;
};

/** Writes the markup of such a page; null when the page has none. Throws when the markup cannot be written. */
export type PageRenderer = (visit: SignedInVisit) => Promise<string | null>;
