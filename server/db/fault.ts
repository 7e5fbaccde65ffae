import { DrizzleQueryError } from 'drizzle-orm';
import { DatabaseFault } from '../errors.ts';

// Classes in which the database did answer: the data or a constraint was at fault (PostgreSQL
// appendix A). Everything else, permission and missing tables included, leaves the truth unknown.
const ANSWERED = /^(?:22|23)[0-9A-Z]{3}$/;

/** The first error of PostgreSQL's own in a chain of causes, with its SQLSTATE; undefined without one. */
export function findServerError(error: unknown): (Error & { code: string }) | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    const code: unknown = Reflect.get(current, 'code');
    // No SQLSTATE begins with an E, but codes of the system do: EPERM, EPIPE.
    if (typeof code === 'string' && /^(?!E)[0-9A-Z]{5}$/.test(code))
      return current as Error & { code: string };
    current = current.cause;
  }
  return undefined;
}

/** The SQLSTATE behind an error, however deep drivers and Drizzle wrapped it; undefined without one. */
export const findSqlState = (error: unknown): string | undefined => findServerError(error)?.code;

/** True when the database answered and refused the data itself. */
export const isDataError = (error: unknown): boolean => ANSWERED.test(findSqlState(error) ?? '');

export const UNIQUE_VIOLATION = '23505';

/** True when a write named a person whose account ended meanwhile: every foreign key here leads to one. */
export const isPersonGone = (error: unknown): boolean => findSqlState(error) === '23503';

/**
 * What to throw for an error of a transaction whose data the doors checked: whatever the database says of such data,
 * the caller cannot mend it.
 */
export const toFault = (error: unknown): unknown =>
  findSqlState(error) === undefined ? error : new DatabaseFault(error);

/** True when a query failed without an answer: doors turn it into 503. Errors of our own code are not. */
export function isDatabaseFault(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    if (current instanceof DatabaseFault) return true;
    if (current instanceof DrizzleQueryError) return !isDataError(current);
    current = current.cause;
  }
  return false;
}
