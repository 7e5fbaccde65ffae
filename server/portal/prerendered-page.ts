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

type Visit = {
  path: string;
  searchParams: URLSearchParams;
  /** True without a session. */
  isNobody: boolean;
};
type PreparerDeps = {
  prerendered: PrerenderedPages | undefined;
  url: string;
  portalConfig: PortalConfig;
};

/**
 * Finds the markup a visit can begin with, before any script is there: of a page before the account, for whoever brings
 * no session, or that nobody needs one for. Null for others. A `redirect_to` is a trusted one by now.
 */
export function createPreparer({ prerendered, url, portalConfig }: PreparerDeps) {
  const own = new URL(url).origin;
  const toReturning = (target: string | null): Look['returning'] => {
    if (target === null) return 'nowhere';
    return new URL(target).origin === own ? 'here' : 'elsewhere';
  };

  return ({ path, searchParams, isNobody }: Visit): string | null => {
    if (!prerendered || searchParams.has('step')) return null; // a step of signing up belongs to somebody
    if (!isNobody && toPageQuestions(path).length > 0) return null;
    const target = searchParams.get(REDIRECT_TO);
    const markup = prerendered[toLookName(path, toLook(portalConfig, toReturning(target)))];
    return markup === undefined ? null : fillIn(markup, portalConfig, target);
  };
}

function fillIn(
  markup: string,
  { appName, logoUrl, termsUrl, privacyUrl, passwordMinLength }: PortalConfig,
  target: string | null,
): string {
  // As the router writes a search.
  const encode = (address: string) => String(new URLSearchParams([['', address]])).slice(1);
  const known: Record<string, string> = {
    [PLACEHOLDERS.appName]: appName,
    [PLACEHOLDERS.logoUrl]: logoUrl ?? '',
    [PLACEHOLDERS.termsUrl]: termsUrl ?? '',
    [PLACEHOLDERS.privacyUrl]: privacyUrl ?? '',
    [PLACEHOLDERS.passwordMinLength]: String(passwordMinLength),
    [encode(PLACEHOLDERS.target)]: encode(target ?? ''),
    [new URL(PLACEHOLDERS.target).host]: target === null ? '' : new URL(target).host,
  };
  // All at once: what is filled in may look like what is yet to be.
  const placeholders = new RegExp(Object.keys(known).map(escapeRegExp).join('|'), 'g');
  return markup.replace(placeholders, (placeholder) => String(html`${known[placeholder]}`));
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
