import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const generate = () => randomBytes(32).toString('base64url');

/**
 * The secret of a service that was given none: generated once and kept, readable by its owner only,
 * beside the embedded database's folder; a new one at each start when the database is in memory.
 */
export async function openSecret(databaseFolder: string | null): Promise<string> {
  if (databaseFolder === null) return generate();
  const file = join(dirname(databaseFolder), 'secret');
  await mkdir(dirname(file), { recursive: true });
  // 'wx' fails when the file exists: of two first starts at once, both end up with one secret.
  await writeFile(file, `${generate()}\n`, { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new Error(`${file} holds no secret. Restore it, or delete it to sign everybody out.`);
  return secret;
}
