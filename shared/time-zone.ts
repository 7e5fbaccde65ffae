import { CURRENT, RENAMED } from './time-zone-names.ts';

const split = (text: string): string[] => text.trim().split(/\s+/);

const current = Object.entries(CURRENT).flatMap(([region, places]) =>
  split(places).map((place) => (region === '' ? place : `${region}/${place}`)),
);
const byAnyName = new Map(current.map((name) => [name.toLowerCase(), name]));
for (const pair of split(RENAMED)) {
  const [old = '', name = ''] = pair.split('=');
  byAnyName.set(old.toLowerCase(), name);
}

/**
 * The current name of an IANA time zone, found by its current or old name in any case; null when there is none. The
 * names are a table of our own because platforms disagree: `Intl` returns old names, and accepts some that are not
 * IANA's.
 */
export const findTimeZone = (name: string): string | null =>
  // ASCII only: lower-casing turns some non-ASCII letters into ASCII ones (the Kelvin sign becomes k).
  /^[\w+/-]+$/.test(name) ? (byAnyName.get(name.toLowerCase()) ?? null) : null;

/** The platform's own time zone; null when the platform names none, or an unknown one. */
export const findOwnTimeZone = (): string | null =>
  findTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The current time zones that people search for by city: the platform's own first, UTC last. */
export const listTimeZones = (): string[] => {
  const own = findOwnTimeZone();
  const cities = current.filter((name) => /^(?!Etc)\w+\//.test(name));
  return [...new Set([...(own === null ? [] : [own]), ...cities, 'UTC'])];
};

/** The displayed form of a time zone's name, so that people find it by typing the city as usual. */
export const toTimeZoneLabel = (name: string): string => name.replaceAll('_', ' ');
