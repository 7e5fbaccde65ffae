import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { ASSETS, CHANGE_PASSWORD, isPage } from '../../shared/paths.ts';
import type { PageConfig, PortalConfig } from '../../shared/portal.ts';
import type { PreparedPages } from '../../shared/prepared.ts';
import { AppError } from '../errors.ts';
import type { HttpEnv } from './env.ts';
import { PAGE_POLICY } from './headers.ts';
import { createPageRedirect } from './page-redirect.ts';
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

/** A file as the build names them. No dots but in the name, so that nothing outside of the folder is meant. */
const FILE = /^(?:[\w-]+\/)*[\w.-]+\.(?!html$)\w+$/;
const isFile = (path: string): boolean => path.startsWith(ASSETS) && FILE.test(path.slice(ASSETS.length));

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
  const findPrepared = createPreparer({ prepared: portal.prepared, url, portalConfig, cookieNames });
  const pageHeaders = {
    'Cache-Control': 'no-cache',
    Vary: 'Cookie',
    ...(!isDevelopment && { 'Content-Security-Policy': PAGE_POLICY }),
  };

  door.get(
    `${ASSETS}*`,
    async (c, next) => {
      // Files only: the page itself has addresses of its own.
      if (!isFile(c.req.path)) throw new AppError('not_found');
      await next();
      const isHashed = c.req.path.startsWith(`${ASSETS}assets/`);
      if (c.res.ok) c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    serveStatic({
      root: portal.folder,
      precompressed: true,
      rewriteRequestPath: (path) => path.slice(ASSETS.length - 1),
    }),
    () => {
      throw new AppError('not_found');
    },
  );
  door.get('/*', async (c) => {
    const { path, url: asked } = c.req;
    const elsewhere = findRedirect(path, asked);
    if (elsewhere !== null) return c.redirect(elsewhere.to, elsewhere.status);
    const { searchParams } = new URL(asked);
    const markup = findPrepared({ path, searchParams, cookies: c.req.header('cookie') ?? '' });
    const html = await describeInPage(await portal.readPage(path), pageConfig, markup);
    return c.html(html, isPage(path) ? 200 : 404, pageHeaders);
  });
  door.all('/*', (c) => {
    const { path } = c.req;
    if (!isPage(path) && path !== CHANGE_PASSWORD && !isFile(path)) throw new AppError('not_found');
    c.header('Allow', 'GET, HEAD');
    throw new AppError('method_not_allowed');
  });

  return door;
}
