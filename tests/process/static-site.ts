import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** Serves the files of `folder` under the path `base`, as hosts of static sites do: a page's address has no `.html`. */
export const serveStaticSite =
  (folder: string, base: string): RequestListener =>
  ({ url = '/' }, outgoing) => {
    const { pathname } = new URL(url, 'https://site.test');
    const path = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : undefined;
    const names = path === undefined ? [] : [path, `${path}.html`, join(path, 'index.html')];
    for (const name of names) {
      const content = read(join(folder, name));
      if (!content) continue;
      outgoing.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
      outgoing.end(content);
      return;
    }
    outgoing.writeHead(404, { 'Content-Type': 'text/html' });
    outgoing.end(read(join(folder, '404.html')) ?? 'No page');
  };

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // there is no such file, or it is a folder
  }
}
