import type { z } from 'zod/mini';
import type { Account } from '../account/account.ts';
import type { ActivityStore } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { ClaimsStore } from '../claims/store.ts';
import type { Cleanup } from '../cleanup.ts';
import type { Database, Driver } from '../db/database.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { ProfileStore } from '../profile/store.ts';
import type { SecretUse } from '../secrets/lasting-secret.ts';
import type { SessionCache } from '../session/cache.ts';
import type { SessionStore } from '../session/store.ts';
import type { Directory } from '../users/directory.ts';

/** What operations work with: the same parts that the doors use. */
export type OperatorDeps = {
  db: Database;
  driver: Driver;
  /** The folder of an embedded database. */
  folder: string | null;
  /** Aborted when nobody waits for an act any more: the service stops, or the command has gone. */
  ending: AbortSignal;
  /** Proves where a backup comes from. */
  backupKey: Buffer;
  cleanup: Pick<Cleanup, 'run' | 'countDue'>;
  account: Account;
  activities: ActivityStore;
  cache: SessionCache;
  claims: ClaimsStore;
  directory: Directory;
  mailer: Mailer;
  profiles: ProfileStore;
  sessions: SessionStore;
  /** How the service's secret is being replaced. `sessionMaxDays`: how long what it signs may be in use. */
  secret: { findUse(): Promise<SecretUse>; sessionMaxDays: number };
  /** The public origin of the service. */
  url: string;
  /** Runs `work` with parts whose changes are all rolled back: a dry run. Mails and files would stay. */
  rehearse<Result>(work: (deps: OperatorDeps) => Promise<Result>): Promise<Result>;
};

/** What a program on the other side of a socket receives unchanged. Dates are ISO 8601 text. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { [key: string]: Json };

/** One act of the operator. `source` names the operator, and goes into the security log. Throws AppError. */
export type Operation<Schema extends z.ZodMiniType, Output extends Json> = {
  input: Schema;
  /**
   * `query`: it only reads, and a dry run may use it. `change`: it changes the database alone, and a dry run rolls it back
   * (`rehearse`). `effect`: it changes something else too; a dry run needs another way.
   */
  kind: 'query' | 'change' | 'effect';
  run(deps: OperatorDeps, input: z.output<Schema>, source: Source): Promise<Output>;
};

/** An operation that changes the database, and nothing else. */
export const operation = <Schema extends z.ZodMiniType, Output extends Json>(
  input: Schema,
  run: Operation<Schema, Output>['run'],
): Operation<Schema, Output> => ({ input, kind: 'change', run });

/** An operation with an effect that a rollback would leave, such as a mail or a file, or that commits several times. */
export const effect = <Schema extends z.ZodMiniType, Output extends Json>(
  input: Schema,
  run: Operation<Schema, Output>['run'],
): Operation<Schema, Output> => ({ input, kind: 'effect', run });

/** An operation that only reads. */
export const query = <Schema extends z.ZodMiniType, Output extends Json>(
  input: Schema,
  run: Operation<Schema, Output>['run'],
): Operation<Schema, Output> => ({ input, kind: 'query', run });
