import type { Database } from '../db/database.ts';
import type { Secrets } from '../secrets/keys.ts';
import { ForeignSecret, openLastingSecret, UnknownFirstSecret } from '../secrets/lasting-secret.ts';
import { describeDatabaseFailure } from './database-failure.ts';
import { describeUnwritable, step } from './start-failure.ts';
import { findErrorCode } from './start-reason.ts';
import { openSecrets, type StoredSecrets, UnusableSecret } from './stored-secrets.ts';

type Configured = { secret: string | undefined; previousSecret: string | undefined };

/** Where the database is: its folder when it is embedded, and its name in messages. */
type Where = { folder: string | null; place: string };

/** The configured secrets, or those beside the embedded database. Fails with a message for the operator. */
export const findSecrets = async (
  { secret, previousSecret }: Configured,
  { folder, place }: Where,
): Promise<StoredSecrets> =>
  secret !== undefined
    ? { current: secret, previous: previousSecret }
    : step(openSecrets(folder), (error) =>
        error instanceof UnusableSecret ? error.message : describeUnwritable(place, findErrorCode(error)),
      );

/** Adds what the migrated database keeps. Fails with a message for the operator. */
export const completeSecrets = (
  db: Database,
  secrets: StoredSecrets,
  { folder, place }: Where,
): Promise<Secrets> =>
  step(openLastingSecret(db, secrets), (error) =>
    error instanceof ForeignSecret || error instanceof UnknownFirstSecret
      ? error.message
      : describeDatabaseFailure(error, place, folder !== null),
  );
