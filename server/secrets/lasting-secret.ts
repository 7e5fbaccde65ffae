import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { lastingSecret, user } from '../db/schema/index.ts';
import { deriveKeys, type Secrets } from './keys.ts';
import { createSecretBox } from './secret-box.ts';

type Configured = Omit<Secrets, 'lasting'>;

/** Binds the ciphertext to its purpose. */
const ID = 'lasting secret';

/** Neither of the configured secrets belongs to this database. The message tells the operator what to do. */
export class ForeignSecret extends Error {
  constructor() {
    super(
      'BETTER_AUTH_SECRET is not the secret of this database. Set the one that it had, or set that one as BETTER_AUTH_SECRET_PREVIOUS to replace it. Without the variable, an embedded database has its secret in the file "secret" beside its folder. If it is lost, run: gatehouse secret lost',
    );
  }
}

/** The database has users, and the service starts for the first time with this version and with two secrets. */
export class UnknownFirstSecret extends Error {
  constructor() {
    super(
      'BETTER_AUTH_SECRET_PREVIOUS can be set after this version has started once without it: until then the database does not say which secret its data belong to.',
    );
  }
}

/** Names a secret without telling it. */
const toName = (secret: string): string =>
  deriveKeys({ current: secret, previous: undefined }, 'name of a replaced secret')[0].toString('base64url');

const createBox = (configured: Configured) => createSecretBox(deriveKeys(configured, ID));

/**
 * Adds the lasting secret to the configured ones: it is the secret of the first start, which the database keeps
 * encrypted. When the operator replaces the secret, the new one encrypts it. Several processes may call this at once.
 * Throws ForeignSecret and UnknownFirstSecret.
 */
export async function openLastingSecret(db: Database, configured: Configured): Promise<Secrets> {
  const box = createBox(configured);
  const row = (await find(db)) ?? (await begin(db, configured));
  const opened = box.open(ID, row.sealed);
  const lasting = opened?.secret;
  if (lasting === undefined) throw new ForeignSecret();
  const { current, previous } = configured;
  if (previous !== undefined && !box.isCurrent(ID, row.sealed)) {
    // Back to a secret that was replaced: a process starts with the order of the first step once more.
    const isBack = opened?.replaced === toName(current);
    const kept = { secret: lasting, ...(!isBack && { replaced: toName(previous) }) };
    const resealed = { sealed: box.seal(ID, kept), sealedAt: sql`now()` };
    // This may change no row: another process was faster.
    await db.update(lastingSecret).set(resealed).where(eq(lastingSecret.sealed, row.sealed));
  }
  return { ...configured, lasting };
}

/** True when none of the configured secrets opens what the database keeps. */
export async function isSecretLost(db: Database, configured: Configured): Promise<boolean> {
  const row = await find(db);
  return row !== null && createBox(configured).open(ID, row.sealed) === null;
}

const find = async (db: Database) => (await db.select().from(lastingSecret))[0] ?? null;

async function begin(db: Database, configured: Configured) {
  if (configured.previous !== undefined) {
    const [anybody] = await db.select({ id: user.id }).from(user).limit(1);
    if (anybody) throw new UnknownFirstSecret();
  }
  const sealed = createBox(configured).seal(ID, { secret: configured.current });
  // This may change no row: another process was faster.
  await db.insert(lastingSecret).values({ sealed }).onConflictDoNothing();
  const row = await find(db);
  if (!row) throw new Error('the lasting secret is gone');
  return row;
}

/** `isPreviousNew`: the secret beside the current one did not come before it. It is the next one. */
export type SecretUse = { since: Date | null; hasPrevious: boolean; isPreviousNew: boolean };

/** Since when the current secret is used, which is null before the first start, and what the other one is. */
export async function findSecretUse(db: Database, configured: Configured): Promise<SecretUse> {
  const { previous } = configured;
  const row = await find(db);
  const replaced = row && createBox(configured).open(ID, row.sealed)?.replaced;
  return {
    since: row?.sealedAt ?? null,
    hasPrevious: previous !== undefined,
    isPreviousNew: previous !== undefined && replaced !== toName(previous),
  };
}

/**
 * Begins anew after the secret was lost. Passkeys, backup codes and authenticator apps of before stop working, and
 * every session has ended already.
 */
export async function replaceLastingSecret(db: Database, current: string): Promise<void> {
  const sealed = createBox({ current, previous: undefined }).seal(ID, { secret: current });
  requireOne(
    await db
      .insert(lastingSecret)
      .values({ sealed })
      .onConflictDoUpdate({ target: lastingSecret.only, set: { sealed, sealedAt: sql`now()` } })
      .returning({ only: lastingSecret.only }),
  );
}
