import { PgTimestamp, PgTimestampBuilder } from 'drizzle-orm/pg-core';
import { DatabaseFault } from '../../errors.ts';

// The style that every connection asks for (`../settings.ts`), and that of PostgreSQL's JSON. Years after
// 9999, years BC and `infinity` do not fit; the service writes none of them.
const ISO = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/;

/** The database gave an instant that cannot be read: in another style, or out of range. */
export class UnreadableInstant extends DatabaseFault {}

/**
 * The instant PostgreSQL wrote. Throws UnreadableInstant instead of returning an invalid `Date`: every
 * comparison with one is false, so a live session would look expired.
 */
export function toInstant(value: string): Date {
  const [whole, day, time, hours, minutes = ':00'] = ISO.exec(value) ?? [];
  // As ISO 8601 has it: what JavaScript makes of other forms is its own, of 0099 it makes 1999.
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
  /** Drizzle calls it; its types do not show it. */
  build(table: never): Instant {
    return new Instant(table, this.config as never);
  }
}

/** A column for an instant, with a time zone. Reading a value that is none throws UnreadableInstant. */
export const instant = <Name extends string>(name: Name): InstantBuilder<Name> =>
  new InstantBuilder(name, true, undefined);
