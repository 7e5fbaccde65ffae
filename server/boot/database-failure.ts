import { findServerError } from '../db/fault.ts';
import { FolderInUse } from '../db/folder-lock.js';
import { MigrationFailure } from '../db/migrate.ts';
import { SchemaTooNew } from '../db/schema-state.ts';
import { VERSION } from '../root.ts';
import { describeUnwritable, UNWRITABLE } from './start-failure.ts';
import { findErrorCode, reasonOf } from './start-reason.ts';

/** The SQLSTATE of RAISE EXCEPTION: a migration stopped on purpose, with a message for the operator. */
const RAISED = 'P0001';

/** The message for each SQLSTATE with which a server refuses to work: the reason and the remedy. */
const REFUSALS: Record<string, string> = {
  '28P01': 'refused the user name or password; check DATABASE_URL.',
  '28000': 'refused the user; check DATABASE_URL and who the server lets in (pg_hba.conf).',
  '3D000': 'has no such database; check DATABASE_URL, or create it.',
  '3F000': 'has no schema public to create the tables in; create it.',
  '42501': 'does not let this user create the tables; grant CREATE on the database and on the schema public.',
  '25006': 'takes no writes now (a replica, or read-only); check DATABASE_URL.',
  '53100': 'has no space left on its disk; make room.',
  '53200': 'has no memory left.',
  '53300': 'has no connection left; close others, or raise its max_connections.',
  '55P03':
    'was migrated by another process, or copied by a backup, for over a minute; try again when that has ended.',
  '57P03': 'is starting or stopping; try again in a moment.',
};

/**
 * Tells the operator why a database cannot be used: one sentence, or all lines of a migration that stopped on purpose.
 * `place` is the database's folder or host, never its password. `isFolder` is true for an embedded database.
 */
export function describeDatabaseFailure(error: unknown, place: string, isFolder: boolean): string {
  if (error instanceof FolderInUse) {
    return `The database folder ${place} is in use by another process; stop that one, or set DATABASE_URL to another folder.`;
  }
  if (error instanceof SchemaTooNew)
    return `A newer Gatehouse has changed the database at ${place}, which works with version ${error.needs} or later; this is ${VERSION}. Install that version again, or restore a backup from before the upgrade into an empty database.`;
  const answer = findServerError(error);
  if (error instanceof MigrationFailure) return describeMigrationFailure(error, answer, place);
  const refusal = REFUSALS[answer?.code ?? ''];
  if (refusal) return `The database at ${place} ${refusal}`;
  // SQLSTATE class 08 means that the connection failed.
  if (answer && !answer.code.startsWith('08'))
    return `The database at ${place} answered with an error (${answer.code}: ${answer.message}).`;
  const code = findErrorCode(error);
  if (code !== undefined && UNWRITABLE.has(code)) return describeUnwritable(place, code);
  const reason = code ?? reasonOf(error);
  return isFolder
    ? `The database in ${place} cannot be opened (${reason}); if its files are damaged, restore the folder from a copy.`
    : `The database at ${place} cannot be reached (${reason}); check DATABASE_URL and that it is running.`;
}

function describeMigrationFailure(
  { migration, cause }: MigrationFailure,
  answer: ReturnType<typeof findServerError>,
  place: string,
): string {
  const which = `The migration ${migration}`;
  if (answer?.code === RAISED) {
    const { message, detail, hint } = answer as Error & { detail?: string; hint?: string };
    return [`${which} stopped. Nothing was changed.`, message, detail, hint].filter(Boolean).join('\n');
  }
  if (!answer)
    return `${which} got no answer from the database at ${place} (${findErrorCode(cause) ?? 'no answer'}).`;
  // Messages of SQLSTATE class 22 quote data.
  const said = answer.code.startsWith('22') ? 'the data do not fit' : answer.message;
  const refusal = answer.code === '55P03' ? undefined : REFUSALS[answer.code];
  const what = refusal ? ` The database at ${place} ${refusal}` : ' Nothing was changed.';
  return `${which} failed (${answer.code}: ${said}).${what}`;
}
