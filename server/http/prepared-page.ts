import { html } from 'hono/html';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import type { PortalConfig } from '../../shared/portal.ts';
import { PLACEHOLDERS, type PreparedPages, toLook, toLookName } from '../../shared/prepared.ts';

type Visit = { path: string; searchParams: URLSearchParams; cookies: string };
type PreparerDeps = {
  prepared: PreparedPages | undefined;
  url: string;
  portalConfig: PortalConfig;
  cookieNames: readonly string[];
};

/**
 * Finds the markup a visit can begin with, before any script is there: sign-in, for whoever brings no session. Null
 * where the page has to find out more first.
 */
export function createPreparer({ prepared, url, portalConfig, cookieNames }: PreparerDeps) {
  const own = new URL(url).origin;

  return ({ path, searchParams, cookies }: Visit): string | null => {
    if (!prepared || path !== pages.signIn) return null;
    if (cookieNames.some((name) => cookies.includes(`${name}=`))) return null;
    const target = searchParams.get(REDIRECT_TO);
    if (target !== null && new URL(target).origin === own) return null; // no other site to be named
    const markup = prepared[toLookName(toLook(portalConfig, target !== null))];
    return markup === undefined ? null : fillIn(markup, portalConfig, target);
  };
}

function fillIn(markup: string, { appName, logoUrl }: PortalConfig, target: string | null): string {
  // As the router writes a search.
  const encode = (address: string) => String(new URLSearchParams([['', address]])).slice(1);
  const known: Record<string, string> = {
    [PLACEHOLDERS.appName]: appName,
    [PLACEHOLDERS.logoUrl]: logoUrl ?? '',
    [encode(PLACEHOLDERS.target)]: encode(target ?? ''),
    [new URL(PLACEHOLDERS.target).host]: target === null ? '' : new URL(target).host,
  };
  // All at once: what is filled in may look like what is yet to be.
  const placeholders = new RegExp(Object.keys(known).map(escapeRegExp).join('|'), 'g');
  return markup.replace(placeholders, (placeholder) => String(html`${known[placeholder]}`));
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
