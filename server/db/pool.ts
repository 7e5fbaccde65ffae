import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import { DatabaseFault } from '../errors.ts';
import { isDatabaseFault } from './fault.ts';

// Bounds on waiting, in ms: a silent database has to become a 503 while the caller still listens.
export const TIMEOUTS = {
  /** Connecting, waking a suspended Neon compute included, and waiting for a free connection. */
  connect: 4_000,
  /** One statement, seen from here: also notices a link that went silent. */
  query: 4_000,
  /** The same, seen from the server: it gives up first, so that a statement that failed here was not done there. */
  statement: 3_500,
};

/** Connections of one process. Ten is enough: a request holds one for well under a millisecond. */
export const POOL_SIZE = 10;

type PooledClient = { query(text: string): Promise<unknown>; release(destroy?: boolean): void };

const toBegin = ({ isolationLevel, accessMode }: PgTransactionConfig): string =>
  ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ');

/**
 * Runs `work` in a transaction on a connection of its own. Drizzle's transaction leaks the
 * connection when BEGIN fails, and sends ROLLBACK down a dead link; here a connection that did not
 * finish its transaction in order is thrown away, and PostgreSQL rolls back by itself.
 */
export async function inTransaction<Client extends PooledClient, Result>(
  connect: () => Promise<Client>,
  work: (client: Client) => Promise<Result>,
  config: PgTransactionConfig = {},
): Promise<Result> {
  const client = await connect().catch((cause) => {
    throw new DatabaseFault(cause);
  });
  try {
    await ask(client, toBegin(config));
    const result = await work(client);
    await ask(client, 'commit');
    client.release();
    return result;
  } catch (error) {
    // After a fault the link may be dead: waiting for a ROLLBACK would only double the wait.
    const inOrder =
      !isDatabaseFault(error) &&
      (await ask(client, 'rollback').then(
        () => true,
        () => false,
      ));
    client.release(!inOrder);
    throw error;
  }
}

const ask = (client: PooledClient, statement: string) =>
  client.query(statement).catch((cause) => {
    throw new DatabaseFault(cause);
  });
