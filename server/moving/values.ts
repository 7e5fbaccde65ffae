import { isGiven, toWord } from './source-row.ts';

// How sources write truth and time. `null`: absent. Undefined: it cannot be read.

const YES = new Set(['true', 't', 'yes', '1']);
const NO = new Set(['false', 'f', 'no', '0']);

/** ISO 8601, and what PostgreSQL writes: a space instead of `T`, a zone of hours alone, or none, which is UTC. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|([+-]\d{2}):?(\d{2})?)?)?$/i;

/** An instant as ISO 8601 in UTC. Numbers are milliseconds since 1970, as in JSON files. */
export function toInstant(value: unknown): string | null | undefined {
  if (!isGiven(value)) return null;
  if (value instanceof Date) return toIso(value);
  if (typeof value === 'number') return toIso(new Date(value));
  if (typeof value !== 'string') return undefined;
  const [, day, time = '00:00', , hours, minutes = '00'] = INSTANT.exec(value.trim()) ?? [];
  if (day === undefined) return undefined;
  return toIso(new Date(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`));
}

/** PostgreSQL and JavaScript know years that are no date of an account. */
function toIso(date: Date): string | undefined {
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? date.toISOString() : undefined;
}

/** True, false, or the instant since when it is true. */
export function toTruth(value: unknown): boolean | string | null | undefined {
  if (!isGiven(value)) return null;
  if (typeof value === 'boolean') return value;
  const word = toWord(value)?.trim().toLowerCase() ?? '';
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  return typeof value === 'number' ? undefined : toInstant(value);
}
