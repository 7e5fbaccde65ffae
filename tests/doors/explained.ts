import pg from 'pg';
import type { Harness } from '../harness.ts';

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
};
/**
 * One statement as PostgreSQL ran it. `during` is the name of the work that sent it, `scanned` are the tables that it
 * scanned sequentially.
 */
type Explained = { during: string; text: string; buffers: number; scanned: string[] };

/**
 * From now on PostgreSQL explains every statement that it runs for new connections to the harness's database. This
 * includes statements of triggers and foreign keys, with the plans and values that they really used.
 */
export async function explainAll({ testDatabase }: Harness): Promise<void> {
  const admin = new pg.Client({ connectionString: testDatabase.directUrl ?? '' });
  await admin.connect();
  for (const [name, value] of Object.entries({
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice', // so that the connection itself receives it
  }))
    await admin.query(
      `alter database ${new URL(testDatabase.directUrl ?? '').pathname.slice(1)} set ${name} = '${value}'`,
    );
  await admin.end();
}

/** Collects the explained statements of services. Their connections are all newer than `explainAll`. */
export function collectExplained(...services: Harness[]) {
  const explained: Explained[] = [];
  let during = 'start';
  const hear = ({ message = '' }: { message?: string | undefined }) => {
    const json = /plan:\n(\{.*\})/s.exec(message)?.[1];
    if (!json) return;
    const { 'Query Text': text, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: Plan };
    const buffers = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
    explained.push({ during, text, buffers, scanned: findScanned(plan) });
  };
  for (const { db } of services)
    (db as unknown as { $client: pg.Pool }).$client.on('connect', (client) => client.on('notice', hear));

  return {
    explained,
    /** Runs `work`. Its statements are recorded under this name. */
    async doing<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
      during = what;
      return work();
    },
  };
}

/** The tables that a plan scans sequentially. */
const findScanned = (plan: Plan): string[] => [
  ...(plan['Node Type'].endsWith('Seq Scan') ? [plan['Relation Name'] ?? '?'] : []),
  ...(plan.Plans ?? []).flatMap(findScanned),
];
