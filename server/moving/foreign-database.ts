import pg from 'pg';
import { AppError } from '../errors.ts';

/** Milliseconds. */
const CONNECT_WITHIN = 10_000;
const ROWS_AT_ONCE = 500;

type Row = Record<string, string | null>;
/** Writes the query. `quote` makes a name of the other database safe. */
type ToQuery = (client: pg.ClientBase, quote: (name: string) => string) => Promise<string>;

/**
 * The rows of another service's PostgreSQL database: of one snapshot, read only, a few at a time. Every value is text,
 * so that no time zone of this machine changes an instant. Throws `unavailable` when the database does not answer.
 */
export async function* readForeignRows(url: string, toQuery: ToQuery): AsyncGenerator<Row> {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new AppError('invalid_input', {
      sentence: 'The address of the other database is no postgres:// URL.',
    });
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN });
  client.on('error', () => {}); // the next query fails, and says why
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    await client.query("set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'");
    const query = await toQuery(client, (name) => pg.escapeIdentifier(name));
    await client.query(`declare moving no scroll cursor for ${query}`);
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${ROWS_AT_ONCE} from moving`);
      if (rows.length === 0) return;
      yield* rows;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Messages of PostgreSQL and of the driver name a user, a host or a table, never the password.
    throw new AppError('unavailable', {
      cause: error,
      sentence: `The other database cannot be read: ${(error as Error).message || (error as NodeJS.ErrnoException).code}`,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * The columns of the first of these tables that exists, by their names in lower case without underscores: versions and
 * adapters of one service write `emailVerified` or `email_verified`. Null when there is no such table.
 */
export async function findColumns(client: pg.ClientBase, schema: string | null, tables: readonly string[]) {
  const { rows } = await client.query<{ schema: string; table: string; column: string }>(
    `select table_schema as schema, table_name as table, column_name as column from information_schema.columns
     where table_name = any($1) and table_schema = any(case when $2::text is null then current_schemas(false)::text[] else array[$2] end)
     order by array_position($1, table_name::text)`,
    [tables, schema],
  );
  const [first] = rows;
  if (!first) return null;
  const own = rows.filter((row) => row.table === first.table && row.schema === first.schema);
  return {
    schema: first.schema,
    table: first.table,
    columns: new Map(own.map(({ column }) => [toPlainName(column), column])),
  };
}
export type ForeignTable = NonNullable<Awaited<ReturnType<typeof findColumns>>>;

const toPlainName = (name: string) => name.toLowerCase().replaceAll('_', '');
