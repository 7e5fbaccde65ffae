import { html } from 'hono/html';
import { toPageQuestions } from '../../shared/page-questions.ts';
import { REDIRECT_TO } from '../../shared/paths.ts';
import type { PortalConfig } from '../../shared/portal.ts';
import {
  type Look,
  PLACEHOLDERS,
  type PrerenderedPages,
  toLook,
  toLookName,
} from '../../shared/prerendered.ts';
import { toReturnHost } from '../../shared/return-site.ts';

type Visit = {
  path: string;
  searchParams: URLSearchParams;
  /** True without a session. */
  isNobody: boolean;
};
type PrerendererDeps = {
  prerendered: PrerenderedPages | undefined;
  url: string;
  portalConfig: PortalConfig;
};

/**
 * Finds the prerendered markup of a page, which is painted before any script is loaded. There is markup for the pages
 * outside the account, if the visitor has no session or the page does not depend on one. Null for other visits. A
 * `redirect_to` was already checked as trusted.
 */
export function createPrerenderer({ prerendered, url, portalConfig }: PrerendererDeps) {
  const own = new URL(url).origin;
  const toReturning = (target: string | null): Look['returning'] => {
    if (target === null) return 'nowhere';
    return toReturnHost(target, own) === undefined ? 'here' : 'elsewhere';
  };

  return ({ path, searchParams, isNobody }: Visit): string | null => {
    if (!prerendered || searchParams.has('step')) return null; // a later step of sign-up belongs to a user
    if (!isNobody && toPageQuestions(path).length > 0) return null;
    const target = searchParams.get(REDIRECT_TO);
    const markup = prerendered[toLookName(path, toLook(portalConfig, toReturning(target)))];
    return markup === undefined ? null : fillIn(markup, portalConfig, target, own);
  };
}

function fillIn(
  markup: string,
  { appName, logoUrl, termsUrl, privacyUrl, passwordMinLength }: PortalConfig,
  target: string | null,
  own: string,
): string {
  // The same encoding as the router's for search parameters.
  const encode = (address: string) => String(new URLSearchParams([['', address]])).slice(1);
  const known: Record<string, string> = {
    [PLACEHOLDERS.appName]: appName,
    [PLACEHOLDERS.logoUrl]: logoUrl ?? '',
    [PLACEHOLDERS.termsUrl]: termsUrl ?? '',
    [PLACEHOLDERS.privacyUrl]: privacyUrl ?? '',
    [PLACEHOLDERS.passwordMinLength]: String(passwordMinLength),
    [encode(PLACEHOLDERS.target)]: encode(target ?? ''),
    [new URL(PLACEHOLDERS.target).host]: target === null ? '' : (toReturnHost(target, own) ?? ''),
  };
  // One pass for all placeholders: an inserted value may look like another placeholder.
  const placeholders = new RegExp(Object.keys(known).map(escapeRegExp).join('|'), 'g');
  return markup.replace(placeholders, (placeholder) => String(html`${known[placeholder]}`));
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
