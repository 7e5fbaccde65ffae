import { ConfigError } from '../config/read-config.ts';
import { MessagesError } from '../language/messages-folder.ts';
import { findErrorCode, reasonOf } from './start-reason.ts';

/** The reason why the service does not start, as a message for the operator. The process ends with exit code 1. */
export class StartFailure extends Error {}

/** Runs one step of the start. If it fails, `explain` writes the message for the operator. */
export async function step<Result>(
  work: Promise<Result>,
  explain: (error: unknown) => string,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StartFailure) throw error; // it is explained already
    throw new StartFailure(explain(error), { cause: error });
  }
}

/** System error codes that mean that the service's folder cannot be written. */
export const UNWRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
]);

const SUGGESTIONS: Record<string, string> = {
  ENOSPC: 'its disk is full: make room',
  EDQUOT: 'its disk quota is used up: make room',
  EMFILE: 'this process may open no more files: raise the limit (ulimit -n)',
  ENFILE: 'the machine may open no more files: raise its limit',
};

export function describeUnwritable(place: string, code: string | undefined): string {
  const suggestion = SUGGESTIONS[code ?? ''] ?? 'make it writable';
  return `The folder of ${place} cannot be written (${code ?? 'unknown reason'}); ${suggestion}, or set DATABASE_URL to another folder.`;
}

export function describePlaceFailure(error: unknown, file: string): string {
  const code = findErrorCode(error);
  return code === undefined
    ? `PLACE_DATABASE names ${file}, which is no .mmdb file of cities or countries; download it again.`
    : `PLACE_DATABASE names ${file}, which cannot be read (${code}); check the path and who may read it.`;
}

/** `variable` names the port's variable. */
export function describeListenFailure(
  error: unknown,
  { host, port }: { host: string; port: number },
  variable: 'PORT' | 'METRICS_PORT' = 'PORT',
): string {
  const code = findErrorCode(error);
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is already in use; stop what uses it, or set ${variable} to another one.`;
  if (code === 'EACCES')
    return `Port ${port} on ${host} may not be used by this user; set ${variable} to one above 1023.`;
  return `Cannot listen on ${host} port ${port} (${code ?? reasonOf(error)}); check HOST and ${variable}.`;
}

/** The lines that explain why the start failed; null for an unexpected error. */
export function describeStartFailure(error: unknown): readonly string[] | null {
  if (error instanceof ConfigError || error instanceof MessagesError) return error.lines;
  return error instanceof StartFailure ? [error.message] : null;
}
