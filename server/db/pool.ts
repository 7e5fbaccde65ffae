import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import { DatabaseFault } from '../errors.ts';
import { isDatabaseFault } from './fault.ts';

// Timeouts in ms. When the database is silent, the caller has to receive the 503 before its own timeout.
export const TIMEOUTS = {
  /** For connecting, including the start of a suspended Neon compute, and for waiting for a free connection. */
  connect: 4_000,
  /** For one statement, in this process. It also detects a connection that became silent. */
  query: 4_000,
  /** The same on the server. It is shorter, so that a statement that timed out here was not executed there. */
  statement: 3_500,
};

/** Connections of one process. Ten are enough: a request uses one for well under a millisecond. */
export const POOL_SIZE = 10;

type PooledClient = { query(text: string): Promise<unknown>; release(destroy?: boolean): void };

const toBegin = ({ isolationLevel, accessMode }: PgTransactionConfig): string =>
  ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ');

/**
 * Runs `work` in a transaction on its own connection. Drizzle's transaction leaks the connection when BEGIN fails,
 * and sends ROLLBACK over a dead connection. This function destroys a connection that did not finish its transaction
 * normally; PostgreSQL then rolls back by itself.
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
    // After a database fault the connection may be dead: a ROLLBACK would only double the waiting time.
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
