import { AppError } from '../errors.ts';
import { fromAuth0 } from './auth0.ts';
import { readBetterAuth } from './better-auth.ts';
import { fromClerk } from './clerk.ts';
import { readFileObjects } from './file-objects.ts';
import { findColumns, readForeignRows } from './foreign-database.ts';
import type { SourceName } from './import-record.ts';
import { fromOwnForm } from './own-form.ts';
import type { SourceRow, SourceRows } from './source-row.ts';
import { fromSupabase, SUPABASE_COLUMNS } from './supabase.ts';

type FileSource = Exclude<SourceName, 'better-auth'>;
type ToRow = (line: number, fields: Record<string, unknown>) => SourceRow;

const ROWS_OF: Record<FileSource, ToRow> = {
  csv: (line, fields) => ({ line, user: fromOwnForm(fields) }),
  json: (line, fields) => ({ line, user: fromOwnForm(fields) }),
  supabase: fromSupabase,
  clerk: (line, fields) => ({ line, user: fromClerk(fields) }),
  auth0: (line, fields) => ({ line, user: fromAuth0(fields) }),
};

/** True for a source whose database can be read. */
export const hasDatabase = (source: SourceName): boolean => source === 'better-auth' || source === 'supabase';

/** The users of a file; `-` is the standard input. Throws `invalid_input`. */
export async function* readFileUsers(source: SourceName, path: string): SourceRows {
  if (source === 'better-auth')
    throw new AppError('invalid_input', {
      sentence: 'Better Auth is read from its database, not from a file.',
    });
  for await (const object of readFileObjects(path))
    yield 'fault' in object ? object : ROWS_OF[source](object.line, object.fields);
}

/** The users of another service's database. Throws `invalid_input` and `unavailable`. */
export async function* readDatabaseUsers(source: SourceName, url: string): SourceRows {
  if (source === 'better-auth') return yield* readBetterAuth(url);
  let line = 0;
  const rows = readForeignRows(url, async (client, quote) => {
    const users = await findColumns(client, 'auth', ['users']);
    if (!users?.columns.has('encryptedpassword'))
      throw new AppError('invalid_input', {
        sentence: 'The other database has no table auth.users of Supabase.',
      });
    const names = SUPABASE_COLUMNS.filter((name) => users.columns.has(name.replaceAll('_', '')));
    return `select ${names.map((name) => `${quote(name)}::text`).join(', ')} from auth.users order by created_at, id`;
  });
  for await (const row of rows) {
    line += 1;
    yield fromSupabase(line, row);
  }
}
