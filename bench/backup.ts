import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNewFile } from '../server/backup/new-file.ts';
import { restoreBackup } from '../server/backup/restore-backup.ts';
import { toBackupKeys } from '../server/backup/seal.ts';
import { writeBackup } from '../server/backup/write-backup.ts';
import { type OpenedDatabase, openDatabase } from '../server/db/database.ts';
import { createLog } from '../server/log.ts';
import { openCluster } from '../tests/databases/cluster.ts';
import { openMigrated } from './database.ts';
import { SECRET, seedPeople } from './people.ts';
import { heading, judge, note } from './report.ts';

const PEOPLE = 100_000;
const KEYS = toBackupKeys({ current: SECRET, previous: undefined });
const OPTIONS = { keys: KEYS, isOtherSecret: false, withoutSessions: false, sendWaitingMails: false };

async function measure<Result>(work: () => Promise<Result>): Promise<[result: Result, seconds: number]> {
  const startedAt = performance.now();
  const result = await work();
  return [result, (performance.now() - startedAt) / 1_000];
}

const backUp = ({ withConnection }: OpenedDatabase, path: string) =>
  measure(() => writeNewFile(path, (output) => withConnection((db) => writeBackup(db, output, KEYS[0]))));
const restore = ({ withConnection }: OpenedDatabase, path: string) =>
  measure(() => withConnection((db) => restoreBackup(db, createReadStream(path), OPTIONS)));

/** How long a backup and a restore of many users take: from a server, into the embedded database, and from that. */
export async function benchBackup(): Promise<void> {
  heading('Backup and restore');
  const cluster = await openCluster();
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
  try {
    const url = `${cluster.url}/postgres`;
    const source = await openMigrated(url);
    await seedPeople(url, { from: 0, to: PEOPLE });
    const path = join(folder, 'backup');
    const [{ rows }, out] = await backUp(source, path);
    await source.close();
    note(`${PEOPLE} users, ${rows} rows, ${Math.round((await stat(path)).size / 1e6)} MB in gzip`);
    note(`backup from PostgreSQL: ${out.toFixed(1)} s, ${Math.round(rows / out)} rows a second`);
    note(`memory of this process: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);

    const embeddedUrl = `pglite:${join(folder, 'pg')}`;
    const embedded = await openDatabase(
      { driver: 'pglite', url: embeddedUrl, unpooledUrl: embeddedUrl, neonProxy: undefined },
      createLog(),
    );
    const [, into] = await restore(embedded, path);
    note(
      `restore into the embedded database: ${into.toFixed(1)} s, ${Math.round(rows / into)} rows a second`,
    );
    const again = join(folder, 'again');
    const [, from] = await backUp(embedded, again);
    await embedded.close();
    note(`backup from the embedded database, while requests wait: ${from.toFixed(1)} s`);

    const second = await openCluster();
    const target = await openDatabase(
      {
        driver: 'pg',
        url: `${second.url}/postgres`,
        unpooledUrl: `${second.url}/postgres`,
        neonProxy: undefined,
      },
      createLog(),
    );
    const [, back] = await restore(target, again);
    await target.close();
    await second.close();
    note(`restore into PostgreSQL: ${back.toFixed(1)} s, ${Math.round(rows / back)} rows a second`);
    judge('rows a second of a restore into PostgreSQL', rows / back, { atLeast: 5_000 });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await cluster.close();
  }
}
