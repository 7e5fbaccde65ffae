import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceProcess } from './service-pair.ts';
import type { World } from './world.ts';

const MB = 1_000_000; // bytes
const PATIENCE = 10_000; // ms

/** Makes a process that loaded `probe.js` collect its garbage, and reads what it holds then. */
async function probe(process_: ServiceProcess) {
  const count = () => process_.output().split('PROBE ').length;
  const before = count();
  process.kill(process_.pid(), 'SIGUSR2');
  for (const until = Date.now() + PATIENCE; count() === before; await sleep(50))
    if (Date.now() > until) throw new Error('the process does not answer the probe');
  await sleep(50); // the rest of the line
  const [line = ''] = (process_.output().split('PROBE ').at(-1) ?? '').split('\n');
  return JSON.parse(line) as { heapUsed: number; rss: number; handles: number };
}

/** What both processes and the database hold now, by name. Rows are counted for each table. */
export async function takeSample({ processes, query }: World): Promise<Record<string, number>> {
  const sample: Record<string, number> = {};
  for (const [index, one] of processes.entries()) {
    const { heapUsed, rss, handles } = await probe(one);
    sample[`heap ${index}, MB`] = heapUsed / MB;
    sample[`RSS ${index}, MB`] = rss / MB;
    sample[`handles ${index}`] = handles;
    sample[`descriptors ${index}`] = readdirSync(`/proc/${one.pid()}/fd`).length;
  }
  const [connections] = await query(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name <> ''`,
  );
  sample['database connections'] = Number(connections?.count);
  const tables = await query(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  for (const { name } of tables) {
    const [rows] = await query(`select count(*)::int as count from public."${name}"`);
    sample[`rows of ${name}`] = Number(rows?.count);
  }
  return sample;
}
