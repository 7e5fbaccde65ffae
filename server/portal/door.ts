import { type Context, Hono } from 'hono';
import { findRepairedLink, mayHoldSecret } from '../../shared/damaged-link.ts';
import type { PageAnswers } from '../../shared/page-answers.ts';
import { CURRENT } from '../../shared/page-questions.ts';
import {
  ASSETS,
  AUTHORIZE,
  CHANGE_PASSWORD,
  isPage,
  pages,
  REDIRECT_TO,
  WORDS,
  withRedirectTo,
} from '../../shared/paths.ts';
import type { PageConfig, PortalConfig } from '../../shared/portal.ts';
import type { PageRenderer, PrerenderedPages } from '../../shared/prerendered.ts';
import { isAuthorization, isAuthorizationPath } from '../../shared/return-site.ts';
import { currentSessionSchema } from '../../shared/session.ts';
import { AppError } from '../errors.ts';
import { NO_STORE, PAGE_POLICY } from '../http/headers.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import type { Languages } from '../language/languages.ts';
import type { PageParts } from '../language/words-files.ts';
import type { Log } from '../log.ts';
import { encodePage } from './encoding.ts';
import { createPortalFiles, isFileName } from './files.ts';
import type { FoundAnswers } from './page-answers.ts';
import { describeInPage } from './page-config.ts';
import { createPageLanguage } from './page-language.ts';
import { createPageRedirect } from './page-redirect.ts';
import { createRenderer } from './page-renderer.ts';
import { createPrerenderedLanguages, type Prerender } from './prerendered-languages.ts';
import { createPrerenderer } from './prerendered-page.ts';
import { sendWords } from './words.ts';

export type Portal = {
  /** The folder of the built files. */
  folder: string;
  /** The HTML that the portal serves for every address. */
  readPage(path: string): Promise<string>;
  /** The parts of the catalogue that each page needs first; absent while developing. */
  words?: PageParts | undefined;
  /** The prerendered markup in English, which browsers paint before the page's code is loaded; absent while developing. */
  prerendered?: PrerenderedPages;
  /** Writes the prerendered markup in another language; absent while developing. */
  prerender?: Prerender;
  /** Loads the renderer for the pages of signed-in users; absent while developing. */
  openRenderer?: (config: PageConfig) => Promise<PageRenderer>;
};
export type PortalDoorDeps = {
  portal: Portal;
  url: string;
  trustedOrigins: ReadonlySet<string>;
  portalConfig: PortalConfig;
  languages: Languages;
  /**
   * The answers to the first queries of the page at `path`; `nobody` without a session; null when the answers are
   * unknown. Never throws.
   */
  findAnswers(c: Context<HttpEnv>, path: string): Promise<FoundAnswers>;
  /** Answers an authorization request: the redirect, or the status of the page. */
  answerAuthorization(c: Context<HttpEnv>): Promise<Response | 200 | 400>;
  log: Log;
  isDevelopment: boolean;
};

const isOfAccount = (path: string): boolean => path === pages.account || path.startsWith(`${pages.account}/`);

/** What is known of the user of a page without answers. */
const NOTHING = { answers: null, locale: null };

/** True when the operator requires a second factor and the signed-in user has none. */
const mustSetUp = (answers: PageAnswers | null): boolean => {
  const current = currentSessionSchema.safeParse(answers?.[CURRENT]?.data);
  return current.success && current.data?.setUpRequired === true;
};

const isFile = (path: string): boolean => path.startsWith(ASSETS) && isFileName(path.slice(ASSETS.length));

/**
 * The address of a damaged mail link holds the link's secret until the page has repaired it: no cache may store the
 * answer, and no request of the page may send a `Referer`.
 */
const SECRET_IN_ADDRESS = { 'Cache-Control': NO_STORE, 'Referrer-Policy': 'no-referrer' };

const OPENER_POLICY = 'Cross-Origin-Opener-Policy';

/**
 * True for the pages on the way to a site on another domain: a popup of the site keeps its opener. A redirect without
 * this header would cut it off too.
 */
const isOfHandOff = (page: Pick<URL, 'pathname' | 'searchParams'>, ownOrigin: string): boolean => {
  const target = page.searchParams.get(REDIRECT_TO);
  return isAuthorizationPath(page.pathname) || (target !== null && isAuthorization(target, ownOrigin));
};

/** Serves the portal's files and pages. An unknown address gets status 404 with the portal's own page. */
export function createPortalDoor({
  portal,
  url,
  trustedOrigins,
  portalConfig,
  languages,
  findAnswers,
  answerAuthorization,
  log,
  isDevelopment,
}: PortalDoorDeps) {
  const door = new Hono<HttpEnv>();
  const own = new URL(url);
  const pageConfig: PageConfig = {
    ...portalConfig,
    trustedOrigins: [...trustedOrigins],
    languages: languages.ownNames,
  };
  const findRedirect = createPageRedirect(url, trustedOrigins);
  const sendFile = createPortalFiles(portal.folder);
  const { openRenderer, prerendered: built, prerender } = portal;
  const findPages = createPrerenderedLanguages({ built, prerender, languages, log });
  const findPrerendered = createPrerenderer({ findPages, url, portalConfig });
  const render = createRenderer(openRenderer && (() => openRenderer(pageConfig)), log);
  const pageLanguage = createPageLanguage(languages, own.protocol === 'https:');
  const pageHeaders = {
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding, Accept-Language, Cookie, Sec-Fetch-Dest',
    ...(!isDevelopment && { 'Content-Security-Policy': PAGE_POLICY }),
  };

  door.get(`${WORDS}*`, (c) => sendWords(c, languages.files, c.req.path.slice(WORDS.length)));
  door.get(`${ASSETS}*`, async (c) => {
    const name = c.req.path.slice(ASSETS.length);
    const response = await sendFile(c, name);
    const isHashed = name.startsWith('assets/');
    response.headers.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    return response;
  });
  door.get('/*', async (c) => {
    const { path, url: asked } = c.req;
    const { pathname, search, searchParams } = new URL(asked);
    // The page's first script repairs a damaged link: a redirect would send the secret once more.
    const isDamaged = findRepairedLink({ pathname, search }) !== null;
    const isSecret = isDamaged || mayHoldSecret({ pathname });
    if (isOfHandOff({ pathname, searchParams }, own.origin)) c.header(OPENER_POLICY, 'unsafe-none');
    pageLanguage.remember(c, searchParams);
    const elsewhere = isDamaged ? null : findRedirect(path, asked);
    if (elsewhere !== null) return c.redirect(elsewhere.to, elsewhere.status);
    const authorized = path === AUTHORIZE ? await answerAuthorization(c) : null;
    if (authorized instanceof Response) return authorized;
    const found = await findAnswers(c, path);
    const redirectTo = (page: string) => {
      c.header('Cache-Control', NO_STORE);
      c.header('Vary', 'Cookie, Sec-Fetch-Dest');
      return c.redirect(withRedirectTo(page, `${own.origin}${path}${search}`), 302);
    };
    const isAccountPage = isOfAccount(path) && c.req.header('sec-fetch-dest') === 'document';
    if (found === 'nobody' && isAccountPage) return redirectTo(pages.signIn);
    const { answers, locale } = found === null || found === 'nobody' ? NOTHING : found;
    if (isAccountPage && mustSetUp(answers)) return redirectTo(pages.twoFactor);
    const language = pageLanguage.pick(c, searchParams, locale);
    const [catalogue, words, page] = await Promise.all([
      languages.findCatalogue(language),
      languages.files.findAddress(language, path),
      portal.readPage(path),
    ]);
    const speech = { language, ...catalogue.page, words };
    const markup = answers
      ? await render({ path, step: searchParams.get('step'), answers, language, catalogue })
      : await findPrerendered({ path, searchParams, isNobody: found === 'nobody', language });
    const html = await describeInPage(page, { speech, config: pageConfig, markup, answers });
    const { body, headers } = encodePage(c, html);
    return c.body(body, authorized ?? (isPage(path) ? 200 : 404), {
      'Content-Type': 'text/html; charset=UTF-8',
      ...headers,
      ...pageHeaders,
      'Content-Language': language,
      ...((answers || authorized) && { 'Cache-Control': NO_STORE }),
      ...(isSecret && SECRET_IN_ADDRESS),
    });
  });
  door.all('/*', (c) => {
    const { path } = c.req;
    if (!isPage(path) && path !== CHANGE_PASSWORD && !isFile(path)) throw new AppError('not_found');
    c.header('Allow', 'GET, HEAD');
    throw new AppError('method_not_allowed');
  });

  return door;
}
