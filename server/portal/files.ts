import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { AppError } from '../errors.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { ENCODINGS, encodings, takesEncoding } from './encoding.ts';

// One spelling per file, no hidden files, no path out of the folder, and no pages: those have other addresses.
const FILE = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?!html$)\w+$/;
/** True for a possible name of a built file. The file may be missing. */
export const isFileName = (name: string): boolean => FILE.test(name);
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

/**
 * Serves the portal's files. Each file is read once and kept in memory (2 MB in all), so that many concurrent requests
 * or very slow clients use no file descriptors. The returned function answers a request for the file `name`. It throws
 * `not_found` when there is no such file, and `unavailable` when it cannot be read now.
 */
export function createPortalFiles(folder: string) {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();

  /** The bytes; null when there is no such file. */
  const find = (name: string) => {
    const known = kept.get(name);
    if (known) return known;
    const reading = readFile(join(folder, name)).then(
      (bytes) => new Uint8Array(bytes),
      (cause: NodeJS.ErrnoException) => {
        kept.delete(name); // names invented by strangers must not fill the memory
        if (ABSENT.has(cause.code ?? '')) return null;
        throw new AppError('unavailable', { cause });
      },
    );
    kept.set(name, reading);
    return reading;
  };

  return async (c: Context<HttpEnv>, name: string): Promise<Response> => {
    const plain = isFileName(name) ? await find(name) : null;
    if (plain === null) throw new AppError('not_found');
    c.header('Content-Type', getMimeType(name) ?? 'application/octet-stream');
    for (const encoding of encodings) {
      const packed = await find(`${name}${ENCODINGS[encoding]}`);
      if (packed === null) continue;
      c.header('Vary', 'Accept-Encoding');
      if (!takesEncoding(c, encoding)) continue;
      c.header('Content-Encoding', encoding);
      return send(c, packed);
    }
    return send(c, plain);
  };
}

function send(c: Context<HttpEnv>, bytes: Uint8Array<ArrayBuffer>): Response {
  c.header('Content-Length', String(bytes.length));
  return c.body(bytes);
}
