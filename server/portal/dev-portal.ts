import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { ASSETS, WORDS } from '../../shared/paths.ts';
import { findFreePort } from '../http/free-port.ts';
import { ROOT } from '../root.ts';
import type { Portal } from './door.ts';

/** True for the portal's sources. Its folder `client/words/` has the address of the words files, which are no sources. */
const isOfVite = (url: string): boolean =>
  url.startsWith(ASSETS) && !(url.startsWith(WORDS) && url.endsWith('.js'));

/** Serves the portal directly from its sources, with Vite's hot reload in the same process. */
export async function openDevPortal() {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: join(ROOT, 'client'),
    configFile: join(ROOT, 'vite.config.ts'),
    // The socket for hot reload listens only on this machine, on a free port.
    server: { middlewareMode: true, hmr: { host: '127.0.0.1', port: await findFreePort() } },
    appType: 'custom',
  });
  const portal: Portal = {
    folder: join(ROOT, 'client'),
    readPage: async (path) =>
      vite.transformIndexHtml(path, await readFile(join(ROOT, 'client/index.html'), 'utf8')),
  };
  return {
    portal,
    middleware: (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void): void =>
      isOfVite(incoming.url ?? '') ? vite.middlewares(incoming, outgoing, next) : next(),
    close: () => vite.close(),
  };
}
