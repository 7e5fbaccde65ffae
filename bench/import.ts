import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { BATCH_MOST } from '../server/moving/import-record.ts';
import { importUsers } from '../server/moving/importer.ts';
import { readFileUsers } from '../server/moving/sources.ts';
import type { OperatorDeps } from '../server/operator/operation.ts';
import { createOperator, type Operator } from '../server/operator/operator.ts';
import { openMigrated } from './database.ts';
import { heading, judge, note } from './report.ts';

const PEOPLE = 100_000;
const HASH = '$2b$10$rnjpxKIPVWNW9JQGsyncReFH6RG1BcD5OEGfS.8syhnBAdGhfKEnW';
const MB = 1024 * 1024;

/**
 * Imports 100,000 people with password, profile and claims from a CSV file, once more, and exports them, on a database of
 * its own. What the feed of changes and the listeners receive of it is counted.
 */
export async function benchImport(databaseUrl: string): Promise<void> {
  heading('Import: people with password, profile and claims');
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query('create database import_bench');
  const url = databaseUrl.replace(/\/postgres$/, '/import_bench');
  const { db, close } = await openMigrated(url);
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  let heard = 0;
  listener.on('notification', () => (heard += 1));
  await listener.query('listen gatehouse');
  try {
    const file = join(folder, 'people.csv');
    await writePeople(file);
    const operator = createOperator({ db } as OperatorDeps, 'bench');
    const first = await measure(() => run(operator, file));
    judge('people imported', first.result.imported, { atLeast: PEOPLE });
    note(`import: ${first.rate} people/s, ${first.grown} MB more memory at most, ${heard} announcements`);
    const { rows } = await listener.query('select count(*)::int as changes from change');
    judge('changes in the feed for each person', rows[0].changes / PEOPLE, { atMost: 1 });
    judge('announcements for each batch', heard / (PEOPLE / BATCH_MOST), { atMost: 2 });
    const second = await measure(() => run(operator, file));
    judge('people found there by a second run', second.result.already, { atLeast: PEOPLE });
    note(`import again: ${second.rate} people/s, ${second.grown} MB more memory at most`);
    const exported = await measure(() => exportAll(operator));
    judge('people exported', exported.result, { atLeast: PEOPLE });
    note(`export: ${exported.rate} people/s, ${exported.grown} MB more memory at most`);
  } finally {
    await listener.end();
    await close();
    await admin.query('drop database import_bench with (force)');
    await admin.end();
    await rm(folder, { recursive: true });
  }
}

async function writePeople(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write(
    'id,email,name,email_verified,created_at,password_hash,profile.bio,profile.experienceLevel,claims.roles\n',
  );
  for (let n = 0; n < PEOPLE; n += 1)
    file.write(`old-${n},ada${n}@example.com,Ada ${n},true,2024-01-02,${HASH},Hello,3,teacher\n`);
  file.end();
  await finished(file);
}

const run = (operator: Operator, file: string) =>
  importUsers({
    rows: readFileUsers('csv', file),
    keepIds: false,
    batch: BATCH_MOST,
    send: (records) => operator.run('user.import', { source: 'csv', records }),
    tell: (remark) => note(JSON.stringify(remark)),
  });

async function exportAll(operator: Operator): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ; ) {
    const page: { users: { id?: unknown }[]; isLast: boolean } = await operator.run('user.export', {
      after,
      withHashes: true,
    });
    count += page.users.length;
    if (page.isLast) return count;
    after = String(page.users.at(-1)?.id);
  }
}

/** `rate`: people in a second. `grown`: megabytes of memory above the beginning, at most. */
async function measure<Result>(work: () => Promise<Result>) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const startedAt = performance.now();
  const result = await work();
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1000;
  return { result, rate: Math.round(PEOPLE / seconds), grown: Math.round((most - before) / MB) };
}
