import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from './schema/index.ts';

/** Runs a statement inside a span. `name` contains no value: see `nameStatement`. */
export type TraceQuery = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

type Asked = string | { text?: string; name?: string };
type Client = { query(...args: never[]): unknown };

const TABLES = new Set<string>(
  Object.values(schema)
    .filter((one) => is(one, PgTable))
    .map((table) => getTableName(table)),
);

/** The name of a prepared statement, or else its first word and the first of our tables in it. Never a value. */
export function nameStatement(asked: Asked): string {
  const { text = '', name } = typeof asked === 'string' ? { text: asked } : asked;
  if (name) return name;
  const [verb = 'statement'] = /^\s*([a-z]{1,12})\b/i.exec(text)?.slice(1) ?? [];
  const tables = [...text.matchAll(/\b(?:from|into|update|join)\s+"?([a-z_]+)"?/gi)].map(
    ([, table]) => table ?? '',
  );
  const table = tables.find((one) => TABLES.has(one));
  return [verb.toLowerCase(), table].filter(Boolean).join(' ');
}

/** Makes a client run its statements in spans. Calls with a callback are left alone: the pool makes them itself. */
export function traceQueries(client: object, trace: TraceQuery): void {
  const target = client as Client;
  const query = target.query.bind(target) as (...args: unknown[]) => Promise<unknown>;
  target.query = ((...args: unknown[]) =>
    typeof args.at(-1) === 'function'
      ? query(...args)
      : trace(nameStatement(args[0] as Asked), () => query(...args))) as Client['query'];
}
