import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { DatabaseFault } from '../errors.ts';
import { followCommit } from './after-commit.ts';
import type { Database, DatabaseConfig, OpenedDatabase } from './database.ts';
import { lockFolder } from './folder-lock.js';
import { CHANNEL, createEchoes } from './listen.ts';
import { applyMigrations } from './migrate.ts';
import { findFolder } from './pglite-folder.ts';
import { unpackNew } from './pglite-new.ts';
import { openSynced } from './pglite-sync.ts';
import * as schema from './schema/index.ts';
import { SETTINGS } from './settings.ts';
import { type TraceQuery, traceQueries } from './trace-queries.ts';

/** Opens PostgreSQL inside this process: it has one connection, and stores its data in a folder or in memory. */
export async function openPglite(config: DatabaseConfig, trace?: TraceQuery): Promise<OpenedDatabase> {
  const folder = findFolder(config);
  if (folder !== null) await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  // PGlite has no lock itself and corrupts its files when two processes use them.
  const unlock = folder === null ? async () => {} : await lockFolder(folder);
  try {
    if (folder !== null) {
      await unpackNew(folder, { fsync: config.fsync !== false });
      await mkdir(folder, { recursive: true, mode: 0o700 }); // PGlite would let others read a new one
    }
    const client =
      folder !== null && config.fsync !== false
        ? await openSynced(folder)
        : await PGlite.create(folder ?? 'memory://');
    await client.exec(SETTINGS);
    if (trace) {
      traceQueries(client, trace);
      const transaction = client.transaction.bind(client);
      client.transaction = (work) =>
        transaction((tx) => {
          traceQueries(tx, trace);
          return work(tx);
        });
    }
    const db = drizzle(client, { schema });
    const transact = db.transaction.bind(db);
    db.transaction = async (work, options) => {
      const commit = followCommit(db as unknown as Database);
      let failure: { error: unknown } | undefined;
      try {
        const result = await transact(
          (tx) =>
            commit
              .during(tx as unknown as Database, () => work(tx))
              .catch((error: unknown) => {
                failure = { error };
                throw error;
              }),
          options,
        );
        commit.committed();
        return result;
      } catch (error) {
        throw failure ? failure.error : new DatabaseFault(error); // BEGIN or COMMIT failed
      }
    };
    return {
      db: db as unknown as Database,
      migrate: () => applyMigrations(db, migrate),
      measurePool: () => null,
      withConnection: (work) => work(db as unknown as Database),
      listen: async (receive) => {
        const echoes = createEchoes();
        const stops = [
          await client.listen(CHANNEL, receive),
          await client.listen(echoes.channel, echoes.receive),
        ];
        return {
          ping: () => echoes.send((statement) => client.exec(statement)),
          close: async () => {
            for (const stop of stops) await stop();
          },
        };
      },
      close: async () => {
        await client.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
