import { type DatabaseConfig, openDatabase } from '../../server/db/database.ts';
import { createLog } from '../../server/log.ts';

/** The database of a server that test databases are copied from. */
export const TEMPLATE = 'gatehouse_template';

/** Migrates a database that others are copied from, and disconnects from it. */
export async function migrateTemplate({
  driver,
  url,
}: Pick<DatabaseConfig, 'driver' | 'url'>): Promise<void> {
  const log = createLog({ write: (line) => void process.stderr.write(line) });
  const database = await openDatabase(
    { driver, url, unpooledUrl: url, neonProxy: undefined, fsync: false },
    log,
  );
  await database.migrate();
  await database.close();
}
