import { Hono } from 'hono';
import { findRepairedLink, mayHoldSecret } from '../../shared/damaged-link.ts';
import { ASSETS, CHANGE_PASSWORD, isPage } from '../../shared/paths.ts';
import type { PageConfig, PortalConfig } from '../../shared/portal.ts';
import type { PreparedPages } from '../../shared/prepared.ts';
import { AppError } from '../errors.ts';
import type { HttpEnv } from './env.ts';
import { NO_STORE, PAGE_POLICY } from './headers.ts';
import { createPageRedirect } from './page-redirect.ts';
import { createPortalFiles, isFileName } from './portal-files.ts';
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

const isFile = (path: string): boolean => path.startsWith(ASSETS) && isFileName(path.slice(ASSETS.length));

/** Until the page has moved the secret of a damaged mail link: nobody keeps it, and no request of the page names it. */
const SECRET_IN_ADDRESS = { 'Cache-Control': NO_STORE, 'Referrer-Policy': 'no-referrer' };

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
  const pageConfig: PageConfig = { ...portalConfig, trustedOrigins: [...trustedOrigins] };
  const findRedirect = createPageRedirect(url, trustedOrigins);
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
    const { path, url: asked } = c.req;
    const { pathname, search, searchParams } = new URL(asked);
    // The page's first script puts it right: a redirect would send the secret once more.
    const isDamaged = findRepairedLink({ pathname, search }) !== null;
    const isSecret = isDamaged || mayHoldSecret({ pathname });
    const elsewhere = isDamaged ? null : findRedirect(path, asked);
    if (elsewhere !== null) return c.redirect(elsewhere.to, elsewhere.status);
    const markup = findPrepared({ path, searchParams, cookies: c.req.header('cookie') ?? '' });
    const html = await describeInPage(await portal.readPage(path), pageConfig, markup);
    return c.html(html, isPage(path) ? 200 : 404, { ...pageHeaders, ...(isSecret && SECRET_IN_ADDRESS) });
  });
  door.all('/*', (c) => {
    const { path } = c.req;
    if (!isPage(path) && path !== CHANGE_PASSWORD && !isFile(path)) throw new AppError('not_found');
    c.header('Allow', 'GET, HEAD');
    throw new AppError('method_not_allowed');
  });

  return door;
}
