import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncOne } from '../db/sync-files.ts';

/** A new secret: 256 random bits. */
export const createSecret = () => randomBytes(32).toString('base64url');

/** The secrets beside an embedded database. `previous` exists while the operator replaces the secret. */
export type StoredSecrets = { current: string; previous: string | undefined };

const toFile = (databaseFolder: string) => join(dirname(databaseFolder), 'secret');
const toPreviousFile = (databaseFolder: string) => `${toFile(databaseFolder)}.previous`;

/** True when a secret is stored beside the folder. */
export const hasStoredSecret = (databaseFolder: string): boolean => existsSync(toFile(databaseFolder));

/**
 * The secrets of a service without a configured one. The secret is generated once and stored beside the embedded
 * database's folder, readable only by its owner. When the database is in memory, each start generates a new secret.
 */
export async function openSecrets(databaseFolder: string | null): Promise<StoredSecrets> {
  if (databaseFolder === null) return { current: createSecret(), previous: undefined };
  const file = toFile(databaseFolder);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if ((await readIfThere(file)) === null) await store(file, createSecret());
  const { current, previous } = await readSecrets(databaseFolder);
  return { current: current ?? '', previous };
}

/** A previous secret that equals the current one is the rest of a renewal that did not get to its end. */
async function readSecrets(databaseFolder: string) {
  const current = await readSecret(toFile(databaseFolder));
  const previous = await readSecret(toPreviousFile(databaseFolder));
  return { current, previous: previous === current ? undefined : previous };
}

/**
 * Stores a new secret, and keeps the one before it. The service has to be started again. False when a previous secret
 * is still there. A process that dies half-way leaves the secret as it was, and the next call does the rest.
 */
export async function renewSecret(databaseFolder: string): Promise<boolean> {
  const file = toFile(databaseFolder);
  const { current, previous } = await readSecrets(databaseFolder);
  if (current === undefined || previous !== undefined) return false;
  const draft = `${file}.${randomUUID()}`;
  try {
    // First of all, because a full disk may not hold it.
    await writeFile(draft, `${createSecret()}\n`, { mode: 0o600, flush: true });
    await store(toPreviousFile(databaseFolder), current);
    // Another process may have stored a new secret meanwhile.
    if ((await readSecret(toPreviousFile(databaseFolder))) !== current) return false;
    await syncOne(dirname(file)); // a power cut must not take the only copy
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  await syncOne(dirname(file));
  return true;
}

/** Deletes the secret of a database that was not made. */
export const forgetSecret = (databaseFolder: string): Promise<void> =>
  rm(toFile(databaseFolder), { force: true });

/** Deletes the previous secret: what only that one signed has ended. */
export const forgetPreviousSecret = (databaseFolder: string): Promise<void> =>
  rm(toPreviousFile(databaseFolder), { force: true });

/** Writes a secret that is not there yet. Atomic: a draft is written and then linked. False when it was there. */
async function store(file: string, secret: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
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

/** The stored secret is damaged. The service does not start with a new one: it is not the secret of the database. */
export class UnusableSecret extends Error {
  constructor(file: string) {
    super(
      `The file ${file} holds no secret. Restore it. If it is lost, delete it and run: gatehouse secret lost`,
    );
  }
}

const readIfThere = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
