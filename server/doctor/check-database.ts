import { sql } from 'drizzle-orm';
import { readClock } from '../db/clock.ts';
import type { Database, OpenedDatabase } from '../db/database.ts';
import { findServerError } from '../db/fault.ts';
import { readRows } from '../db/rows.ts';
import { readUsableSchema, SchemaTooNew } from '../db/schema-state.ts';
import { readStatus } from '../db/status.ts';
import { type Finding, fail, ok, warn, within } from './finding.ts';

/** SQLSTATE: a migration creates the function that the trial calls. */
const UNDEFINED_FUNCTION = '42883';
/** Milliseconds. */
const LISTEN_WITHIN = 5_000;
const CLOCK_MOST = 1_000;
/** Connections that others should be able to open: operators, migrations. */
const SPARE = 10;

/** Judges a database that answers: rights, LISTEN, clock, migrations, connections. `processes` of the service. */
export async function checkDatabase(
  { db, listen }: Pick<OpenedDatabase, 'db' | 'listen'>,
  driver: 'pglite' | 'pg' | 'neon',
  processes: number,
): Promise<Finding[]> {
  const { server, connections, connectionsMost } = await readStatus(db, driver);
  const findings = [ok('database', `${server} by ${driver}`), await checkSchema(db), await checkClock(db)];
  if (driver === 'pglite') return findings;
  findings.push(await checkRights(db), await checkListen(listen));
  // Ten in the pool, two for limits, one that listens.
  const wanted = processes * 13 + SPARE;
  findings.push(
    wanted <= connectionsMost
      ? ok(
          'connections',
          `${connections} of ${connectionsMost} in use; the service opens at most ${processes * 13}`,
        )
      : warn(
          'connections',
          `the server allows ${connectionsMost}; the service may open ${processes * 13}`,
          'Raise max_connections, or put a pooler in front (DATABASE_URL) and the server behind DATABASE_URL_UNPOOLED.',
        ),
  );
  return findings;
}

async function checkSchema(db: Database): Promise<Finding> {
  try {
    const { missing, unknown, applied } = await readUsableSchema(db);
    if (missing.length > 0)
      return warn(
        'migrations',
        `${missing.length} are missing`,
        'Start the service, or run: gatehouse db migrate',
      );
    return unknown.length > 0
      ? warn(
          'migrations',
          `${unknown.length} are of a newer version, which works with this one`,
          'Update this version too.',
        )
      : ok('migrations', `all ${applied.length} are applied`);
  } catch (error) {
    if (!(error instanceof SchemaTooNew)) throw error;
    return fail(
      'migrations',
      `the schema needs version ${error.needs}`,
      'Install that version, or restore a backup from before the upgrade.',
    );
  }
}

async function checkClock(db: Database): Promise<Finding> {
  const from = Date.now();
  const theirs = await readClock(db);
  const until = Date.now();
  const behind = theirs < from ? from - theirs : Math.max(0, theirs - until);
  return behind <= CLOCK_MOST
    ? ok('clock of the database', 'agrees with this machine')
    : warn(
        'clock of the database',
        `differs by ${(behind / 1000).toFixed(1)} s from this machine`,
        'Let NTP set both clocks.',
      );
}

async function checkRights(db: Database): Promise<Finding> {
  const [row] = await readRows<{ missing: string | null; foreign: string | null }>(
    db,
    sql`select concat_ws(', ',
        case when not has_database_privilege(current_database(), 'CREATE') then 'CREATE on the database' end,
        case when not has_schema_privilege('public', 'CREATE') then 'CREATE on the schema public' end,
        case when not has_schema_privilege('public', 'USAGE') then 'USAGE of the schema public' end) as missing,
      (select string_agg(tablename, ', ') from pg_tables
        where schemaname = 'public' and tablename in ('user', 'session', 'account') and not pg_has_role(tableowner, 'MEMBER')) as foreign`,
  );
  if (row?.foreign)
    return fail(
      'rights',
      `this user does not own ${row.foreign}`,
      'Migrations need the owner: connect as that role, or run: reassign owned by … to …',
    );
  return row?.missing
    ? warn('rights', `missing: ${row.missing}`, 'The next migration needs them: grant them.')
    : ok('rights', 'may create tables, and owns those of the service');
}

/** A pooler accepts LISTEN and delivers nothing. */
async function checkListen(listen: OpenedDatabase['listen']): Promise<Finding> {
  try {
    const subscription = await within(
      LISTEN_WITHIN,
      listen(
        () => {},
        () => {},
      ),
    );
    try {
      await within(LISTEN_WITHIN, subscription.ping());
      return ok('LISTEN', 'notifications arrive');
    } finally {
      await subscription.close();
    }
  } catch (error) {
    if (findServerError(error)?.code === UNDEFINED_FUNCTION)
      return warn(
        'LISTEN',
        'cannot be tried before the migrations',
        'Start the service, or run: gatehouse db migrate. Then run this command again.',
      );
    return fail(
      'LISTEN',
      `no notification arrives (${(error as Error).message})`,
      'Set DATABASE_URL_UNPOOLED to the direct endpoint: a pooler in transaction mode cannot listen. Until then each process asks the database for every answer.',
    );
  }
}
