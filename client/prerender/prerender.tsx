import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { withRedirectTo } from '../../shared/paths.ts';
import type { PageConfig } from '../../shared/portal.ts';
import {
  LOOKS,
  type Look,
  PLACEHOLDERS,
  PRERENDERED_PAGES,
  type PrerenderedPages,
  toLookName,
} from '../../shared/prerendered.ts';
import { type LanguageTag, toOwnName } from '../../shared/words/languages.ts';
import { portalConfig } from '../api/portal-config.ts';
import { createPortalRouter } from '../app/router.ts';
import { LazyLinkMissing } from '../routes/lazy-link-missing.ts';
import { language } from '../words/language.ts';
import { type Catalogue, speak } from '../words/part.ts';

/**
 * Renders the pages before sign-in for a visitor without a session, in each of their looks. Runs in the portal's build,
 * and for other languages in a thread of the service.
 */
export async function prerenderPages(tag: LanguageTag, catalogue: Catalogue): Promise<PrerenderedPages> {
  speak(tag, catalogue);
  const made: PrerenderedPages = {};
  for (const page of PRERENDERED_PAGES)
    for (const look of LOOKS) {
      const name = toLookName(page, look);
      made[name] ??= await prepare(page, look);
    }
  return made;
}

async function prepare(page: string, look: Look): Promise<string> {
  const { origin } = new URL(PLACEHOLDERS.target);
  const config: PageConfig = {
    appName: PLACEHOLDERS.appName,
    logoUrl: look.hasLogo ? PLACEHOLDERS.logoUrl : null,
    appUrl: null,
    termsUrl: look.hasTerms ? PLACEHOLDERS.termsUrl : null,
    privacyUrl: look.hasPrivacy ? PLACEHOLDERS.privacyUrl : null,
    signUp: look.isOpen ? 'instant' : 'closed',
    passwordMinLength: PLACEHOLDERS.passwordMinLength,
    secondFactor: 'optional',
    trustedOrigins: [origin],
    languages: { [language()]: toOwnName(language()) },
  };
  Object.assign(portalConfig, config);
  // For a person who returns to a page of the portal, the markup names no other site.
  Object.assign(globalThis, { location: look.returning === 'here' ? { origin } : undefined });
  const target = look.returning === 'nowhere' ? undefined : PLACEHOLDERS.target;
  const history = createMemoryHistory({ initialEntries: [withRedirectTo(page, target)] });
  const router = createPortalRouter(history);
  router.options.scrollRestoration = false; // would put a script into the markup
  // No service is running during the build.
  for (const route of Object.values(router.routesById)) route.options.loader = () => null;
  await Promise.all([router.load(), LazyLinkMissing.preload?.()]);
  const markup = renderToString(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
  // A failed part would be left for the browser to render again, and nobody would notice it here.
  if (markup.includes('<template') || router.state.matches.some(({ status }) => status !== 'success'))
    throw new Error(`${page} could not be prerendered: ${markup}`);
  return markup;
}
