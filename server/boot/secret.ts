import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const generate = () => randomBytes(32).toString('base64url');

/**
 * The secret of a service that was given none: generated once and kept, readable by its owner only,
 * beside the embedded database's folder; a new one at each start when the database is in memory.
 */
export async function openSecret(databaseFolder: string | null): Promise<string> {
  if (databaseFolder === null) return generate();
  const file = join(dirname(databaseFolder), 'secret');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if ((await readIfThere(file)) === null) {
    // Whole or not at all: written aside and linked, which fails when another first start was faster.
    const draft = `${file}.${process.pid}`;
    try {
      await writeFile(draft, `${generate()}\n`, { mode: 0o600, flush: true });
      await link(draft, file).catch(() => {});
    } finally {
      await rm(draft, { force: true });
    }
  }
  const secret = (await readIfThere(file))?.trim() ?? '';
  if (secret.length < 32) throw new UnusableSecret(file);
  return secret;
}

/** The kept secret is damaged. A new one in its place would sign everybody out unasked. */
export class UnusableSecret extends Error {
  constructor(file: string) {
    super(`The file ${file} holds no secret; restore it, or delete it to sign everybody out.`);
  }
}

const readIfThere = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
