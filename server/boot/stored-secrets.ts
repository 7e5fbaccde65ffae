import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A new secret: 256 random bits. */
export const createSecret = () => randomBytes(32).toString('base64url');

/** The secrets beside an embedded database. `previous` exists while the operator replaces the secret. */
export type StoredSecrets = { current: string; previous: string | undefined };

const toFile = (databaseFolder: string) => join(dirname(databaseFolder), 'secret');
const toPreviousFile = (databaseFolder: string) => `${toFile(databaseFolder)}.previous`;

/**
 * The secrets of a service without a configured one. The secret is generated once and stored beside the embedded
 * database's folder, readable only by its owner. When the database is in memory, each start generates a new secret.
 */
export async function openSecrets(databaseFolder: string | null): Promise<StoredSecrets> {
  if (databaseFolder === null) return { current: createSecret(), previous: undefined };
  const file = toFile(databaseFolder);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if ((await readIfThere(file)) === null) await store(file, createSecret());
  return {
    current: (await readSecret(file)) ?? '',
    previous: await readSecret(toPreviousFile(databaseFolder)),
  };
}

/**
 * Stores a new secret, and keeps the one before it. The service has to be started again. False when a previous secret
 * is still there.
 */
export async function renewSecret(databaseFolder: string): Promise<boolean> {
  const file = toFile(databaseFolder);
  const current = await readSecret(file);
  if (current === undefined) return false;
  if (!(await store(toPreviousFile(databaseFolder), current))) return false;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${createSecret()}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
  return true;
}

/** Deletes the previous secret: what only that one signed has ended. */
export const forgetPreviousSecret = (databaseFolder: string): Promise<void> =>
  rm(toPreviousFile(databaseFolder), { force: true });

/** Writes a secret that is not there yet. Atomic: a draft is written and then linked. False when it was there. */
async function store(file: string, secret: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, `${secret}\n`, { mode: 0o600, flush: true });
    // The link fails if another process was faster.
    return await link(draft, file).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(draft, { force: true });
  }
}

/** Undefined when there is no such file. Throws UnusableSecret. */
async function readSecret(file: string): Promise<string | undefined> {
  const secret = (await readIfThere(file))?.trim();
  if (secret !== undefined && secret.length < 32) throw new UnusableSecret(file);
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
