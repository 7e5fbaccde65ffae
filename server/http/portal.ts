import { type Context, Hono } from 'hono';
import { ASSETS, CHANGE_PASSWORD, isPage, pages, REDIRECT_TO } from '../../shared/paths.ts';
import type { PortalConfig } from '../../shared/portal.ts';
import type { PreparedPages } from '../../shared/prepared.ts';
import { AppError } from '../errors.ts';
import { isLoopback } from '../loopback.ts';
import type { HttpEnv } from './env.ts';
import { PAGE_POLICY } from './headers.ts';
import { isTrustedTarget } from './origin.ts';
import { createPortalFiles } from './portal-files.ts';
import { describeInPage } from './portal-page.ts';
import { createPreparer } from './prepared-page.ts';

export type Portal = {
  /** Where the built files are. */
  folder: string;
  /** The page every address of the portal is served with. */
  readPage(path: string): Promise<string>;
  /** What can be painted before the page's code is there; nothing while developing. */
  prepared?: PreparedPages;
};
export type PortalDoorDeps = {
  portal: Portal;
  url: string;
  trustedOrigins: ReadonlySet<string>;
  portalConfig: PortalConfig;
  /** The cookies of whoever is, or was, signed in. */
  cookieNames: readonly string[];
  isDevelopment: boolean;
};

const RETURNING: ReadonlySet<string> = new Set([
  pages.signIn,
  pages.signUp,
  pages.forgotPassword,
  pages.resetPassword,
  pages.verifyEmail,
]);

/** The portal's files and pages. An unknown address is a real 404 with the portal's own page. */
export function createPortalDoor({
  portal,
  url,
  trustedOrigins,
  portalConfig,
  cookieNames,
  isDevelopment,
}: PortalDoorDeps) {
  const door = new Hono<HttpEnv>();
  const own = new URL(url);
  const sendFile = createPortalFiles(portal.folder);
  const findPrepared = createPreparer({ prepared: portal.prepared, url, portalConfig, cookieNames });
  const pageHeaders = {
    'Cache-Control': 'no-cache',
    Vary: 'Cookie',
    ...(!isDevelopment && { 'Content-Security-Policy': PAGE_POLICY }),
  };

  door.get(`${ASSETS}*`, async (c) => {
    const name = c.req.path.slice(ASSETS.length);
    const response = await sendFile(c, name);
    const isHashed = name.startsWith('assets/');
    response.headers.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    return response;
  });
  door.get('/*', async (c) => {
    const elsewhere = findRedirect(c);
    if (elsewhere !== null) return c.redirect(elsewhere, 302);
    const markup = findPrepared({ url: new URL(c.req.url), cookies: c.req.header('cookie') ?? '' });
    const html = await describeInPage(await portal.readPage(c.req.path), portalConfig, markup);
    return c.html(html, isPage(c.req.path) ? 200 : 404, pageHeaders);
  });
  door.all('/*', (c) => {
    c.header('Allow', 'GET, HEAD');
    throw new AppError('method_not_allowed');
  });

  function findRedirect(c: Context<HttpEnv>): string | null {
    const here = new URL(c.req.url);
    // Cookies belong to one name: a portal opened under another loopback name would never be signed in.
    if (here.hostname !== own.hostname && isLoopback(own.hostname) && isLoopback(here.hostname)) {
      return `${own.origin}${here.pathname}${here.search}`;
    }
    if (here.pathname === pages.home) return pages.account;
    if (here.pathname === CHANGE_PASSWORD) return pages.security;
    // What the page is opened with is checked here, so that it can rely on it: no open redirects.
    const targets = here.searchParams.getAll(REDIRECT_TO);
    const [target = ''] = targets;
    if (targets.length === 0 || !RETURNING.has(here.pathname)) return null;
    if (targets.length === 1 && isTrustedTarget(target, trustedOrigins)) return null;
    here.searchParams.delete(REDIRECT_TO);
    return `${here.pathname}${here.search}`;
  }

  return door;
}
