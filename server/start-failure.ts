import { findSqlState } from './db/fault.ts';
import { FolderInUse } from './db/folder-lock.ts';
import { ConfigError } from './env.ts';

/** Why the service does not start, in lines for the operator. Ends the process with exit code 1. */
class StartFailure extends Error {}

/** A step of starting: what fails inside is told by `explain`. */
export async function step<Result>(
  work: Promise<Result>,
  explain: (error: unknown) => string,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new StartFailure(explain(error), { cause: error });
  }
}

const DATABASE_REFUSALS: Record<string, string> = {
  '28P01': 'refused the user name or password',
  '28000': 'refused the user',
  '3D000': 'has no such database',
  '42501': 'does not let this user create the tables',
  '55P03': 'kept another process migrating for over a minute',
};

/** One sentence for a database that cannot be used. `place` is its folder or host, never its password. */
export function describeDatabaseFailure(error: unknown, place: string): string {
  if (error instanceof FolderInUse) {
    return `The database folder ${place} is in use by another process; stop that one, or set DATABASE_URL to another folder.`;
  }
  const code = findErrorCode(error);
  if (code !== undefined && UNWRITABLE.has(code)) return describeUnwritable(place, code);
  const refusal = DATABASE_REFUSALS[findSqlState(error) ?? ''];
  if (refusal) return `The database at ${place} ${refusal}; check DATABASE_URL.`;
  return `The database at ${place} cannot be reached (${code ?? reasonOf(error)}); check DATABASE_URL and that it is running.`;
}

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EISDIR']);

export const describeUnwritable = (place: string, code: string | undefined): string =>
  `The folder of ${place} cannot be written (${code ?? 'unknown reason'}); make it writable, or set DATABASE_URL to another folder.`;

export function describePlaceFailure(error: unknown, file: string): string {
  const code = findErrorCode(error);
  return code === undefined
    ? `PLACE_DATABASE names ${file}, which is no .mmdb file of cities or countries; download it again.`
    : `PLACE_DATABASE names ${file}, which cannot be read (${code}); check the path and who may read it.`;
}

export function describeListenFailure(
  error: unknown,
  { host, port }: { host: string; port: number },
): string {
  const code = findErrorCode(error);
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is already in use; stop what uses it, or set PORT to another one.`;
  if (code === 'EACCES')
    return `Port ${port} on ${host} may not be used by this user; set PORT to one above 1023.`;
  return `Cannot listen on ${host} port ${port} (${code ?? reasonOf(error)}); check HOST and PORT.`;
}

/** The lines that tell why the start failed; null for an error nobody expected. */
export function describeStartFailure(error: unknown): readonly string[] | null {
  if (error instanceof ConfigError) return error.lines;
  return error instanceof StartFailure ? [error.message] : null;
}

/** The system's code of an error, wherever drivers wrapped it. */
export function findErrorCode(error: unknown): string | undefined {
  for (let current: unknown = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    const code: unknown = Reflect.get(current, 'code');
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return code;
    current = current.cause;
  }
  return undefined;
}

/** Drivers name the reason in their own words, a failed query would quote itself: only the former may be shown. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && !error.message.startsWith('Failed query')
    ? (error.message.split('\n')[0] ?? '')
    : 'no answer';
