import type { Context } from 'hono';
import { AppError } from '../errors.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import type { WordsFiles } from '../language/words-files.ts';
import { encodings, takesEncoding } from './encoding.ts';

/** Answers with the words file `name`. Throws `not_found` when there is none. */
export async function sendWords(c: Context<HttpEnv>, files: WordsFiles, name: string): Promise<Response> {
  const file = await files.findFile(name);
  if (file === null) throw new AppError('not_found');
  c.header('Content-Type', 'text/javascript; charset=utf-8');
  c.header('Cache-Control', 'public, max-age=31536000, immutable');
  c.header('Vary', 'Accept-Encoding');
  const encoding = encodings.find((one) => takesEncoding(c, one));
  if (encoding) c.header('Content-Encoding', encoding);
  const bytes = encoding ? await file.pack(encoding) : new TextEncoder().encode(file.source);
  c.header('Content-Length', String(bytes.length));
  return c.body(bytes);
}
