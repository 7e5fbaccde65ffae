import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const generate = () => randomBytes(32).toString('base64url');

/**
 * The secret of a service without a configured one. It is generated once and stored beside the embedded database's
 * folder, readable only by its owner. When the database is in memory, each start generates a new secret.
 */
export async function openSecret(databaseFolder: string | null): Promise<string> {
  if (databaseFolder === null) return generate();
  const file = join(dirname(databaseFolder), 'secret');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if ((await readIfThere(file)) === null) {
    // Atomic: the secret is written to a draft file and then linked. The link fails if another first start was faster.
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

/** The stored secret is damaged. A new secret would end all sessions without the operator's consent. */
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
