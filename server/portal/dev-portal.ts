import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { ASSETS, WORDS } from '../../shared/paths.ts';
import { findFreePort } from '../http/free-port.ts';
import { ROOT } from '../root.ts';
import type { Portal } from './door.ts';

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
      incoming.url?.startsWith(ASSETS) && !incoming.url.startsWith(WORDS)
        ? vite.middlewares(incoming, outgoing, next)
        : next(),
    close: () => vite.close(),
  };
}
