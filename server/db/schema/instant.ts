import { PgTimestamp, PgTimestampBuilder } from 'drizzle-orm/pg-core';
import { DatabaseFault } from '../../errors.ts';

// The style that every connection sets (`../settings.ts`), and the style in PostgreSQL's JSON. Years after 9999,
// years BC and `infinity` do not match; the service writes none of them.
const ISO = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/;

/** The database returned an instant that cannot be parsed: in another style, or out of range. */
export class UnreadableInstant extends DatabaseFault {}

/**
 * Parses an instant from PostgreSQL. Throws UnreadableInstant instead of returning an invalid `Date`: every comparison
 * with an invalid `Date` is false, so a live session would look expired.
 */
export function toInstant(value: string): Date {
  const [whole, day, time, hours, minutes = ':00'] = ISO.exec(value) ?? [];
  // In ISO 8601 form. JavaScript's reading of other forms is not standardised: it reads the year 0099 as 1999.
  const instant = new Date(whole === undefined ? Number.NaN : `${day}T${time}${hours}${minutes}`);
  if (Number.isNaN(instant.getTime())) throw new UnreadableInstant('an instant that cannot be read');
  return instant;
}

type Initial<Name extends string> = {
  name: Name;
  dataType: 'date';
  columnType: 'PgTimestamp';
  data: Date;
  driverParam: string;
  enumValues: undefined;
};

class Instant extends PgTimestamp<never> {
  override mapFromDriverValue(value: Date | string): Date {
    return typeof value === 'string' ? toInstant(value) : value;
  }
}

class InstantBuilder<Name extends string> extends PgTimestampBuilder<Initial<Name>> {
  /** Drizzle calls this method, but its types do not declare it. */
  build(table: never): Instant {
    return new Instant(table, this.config as never);
  }
}

/** A column for an instant with a time zone. Reading a value that cannot be parsed throws UnreadableInstant. */
export const instant = <Name extends string>(name: Name): InstantBuilder<Name> =>
  new InstantBuilder(name, true, undefined);
