import { html } from 'hono/html';
import { toPageQuestions } from '../../shared/page-questions.ts';
import { REDIRECT_TO } from '../../shared/paths.ts';
import type { PortalConfig } from '../../shared/portal.ts';
import {
  type Look,
  PLACEHOLDERS,
  PRERENDERED_PAGES,
  type PrerenderedPages,
  toLook,
  toLookName,
} from '../../shared/prerendered.ts';
import { toReturnHost } from '../../shared/return-site.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';
import { createShow } from '../../shared/words/speech.ts';
import type { Show } from '../../shared/words/template.ts';

type Visit = {
  path: string;
  searchParams: URLSearchParams;
  /** True without a session. */
  isNobody: boolean;
  language: LanguageTag;
};
type PrerendererDeps = {
  /** The pages of a language; null when there are none now. */
  findPages(language: LanguageTag): Promise<PrerenderedPages | null>;
  url: string;
  portalConfig: PortalConfig;
};

/**
 * Finds the prerendered markup of a page, which is painted before any script is loaded. There is markup for the pages
 * outside the account, if the visitor has no session or the page does not depend on one. Null for other visits. A
 * `redirect_to` was already checked as trusted.
 */
export function createPrerenderer({ findPages, url, portalConfig }: PrerendererDeps) {
  const own = new URL(url).origin;
  const toReturning = (target: string | null): Look['returning'] => {
    if (target === null) return 'nowhere';
    return toReturnHost(target, own) === undefined ? 'here' : 'elsewhere';
  };

  return async ({ path, searchParams, isNobody, language }: Visit): Promise<string | null> => {
    if (!PRERENDERED_PAGES.includes(path)) return null;
    if (searchParams.has('step')) return null; // a later step of sign-up belongs to a user
    if (!isNobody && toPageQuestions(path).length > 0) return null;
    const target = searchParams.get(REDIRECT_TO);
    const made = await findPages(language);
    const markup = made?.[toLookName(path, toLook(portalConfig, toReturning(target)))];
    return markup === undefined
      ? null
      : fillIn(markup, { portalConfig, target, own, show: createShow(language) });
  };
}

type Filling = { portalConfig: PortalConfig; target: string | null; own: string; show: Show };

function fillIn(markup: string, { portalConfig, target, own, show }: Filling): string {
  const { appName, logoUrl, termsUrl, privacyUrl, passwordMinLength } = portalConfig;
  // The same encoding as the router's for search parameters.
  const encode = (address: string) => String(new URLSearchParams([['', address]])).slice(1);
  const known: Record<string, string> = {
    // In a sentence, as the language shows it. Longer placeholders come before those that they contain.
    [show(PLACEHOLDERS.appName)]: show(appName),
    [PLACEHOLDERS.appName]: appName,
    [PLACEHOLDERS.logoUrl]: logoUrl ?? '',
    [PLACEHOLDERS.termsUrl]: termsUrl ?? '',
    [PLACEHOLDERS.privacyUrl]: privacyUrl ?? '',
    [show(PLACEHOLDERS.passwordMinLength)]: show(passwordMinLength),
    [PLACEHOLDERS.passwordMinLength]: String(passwordMinLength),
    [encode(PLACEHOLDERS.target)]: encode(target ?? ''),
    [new URL(PLACEHOLDERS.target).host]: target === null ? '' : (toReturnHost(target, own) ?? ''),
  };
  // One pass for all placeholders: an inserted value may look like another placeholder.
  const placeholders = new RegExp(Object.keys(known).map(escapeRegExp).join('|'), 'g');
  return markup.replace(placeholders, (placeholder) => String(html`${known[placeholder]}`));
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
