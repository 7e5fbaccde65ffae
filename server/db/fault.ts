import { DrizzleQueryError } from 'drizzle-orm';
import { DatabaseFault } from '../errors.ts';

// SQLSTATE classes in which the database did answer: the data was wrong or violated a constraint (PostgreSQL
// appendix A). After every other error, such as a missing permission or table, the result is unknown.
const ANSWERED = /^(?:22|23)[0-9A-Z]{3}$/;

/** The first error from PostgreSQL itself in a chain of causes, with its SQLSTATE; undefined without one. */
export function findServerError(error: unknown): (Error & { code: string }) | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    const code: unknown = Reflect.get(current, 'code');
    // No SQLSTATE begins with an E, but error codes of the operating system do: EPERM, EPIPE.
    if (typeof code === 'string' && /^(?!E)[0-9A-Z]{5}$/.test(code))
      return current as Error & { code: string };
    current = current.cause;
  }
  return undefined;
}

/** The SQLSTATE of an error, even if drivers and Drizzle wrapped the error; undefined without one. */
export const findSqlState = (error: unknown): string | undefined => findServerError(error)?.code;

/** True when the database answered and refused the data itself. */
export const isDataError = (error: unknown): boolean => ANSWERED.test(findSqlState(error) ?? '');

export const UNIQUE_VIOLATION = '23505';

/** True when a write names a user, or a session, that was deleted meanwhile. */
export const isPersonGone = (error: unknown): boolean => findSqlState(error) === '23503';

/**
 * The error to throw when a transaction fails whose data the doors have checked. If the database refuses such data,
 * the caller cannot correct it, so every database error becomes a DatabaseFault.
 */
export const toFault = (error: unknown): unknown =>
  findSqlState(error) === undefined ? error : new DatabaseFault(error);

/** True when a query failed without an answer: doors answer 503. False for errors of the service's own code. */
export function isDatabaseFault(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    if (current instanceof DatabaseFault) return true;
    if (current instanceof DrizzleQueryError) return !isDataError(current);
    current = current.cause;
  }
  return false;
}
