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
 * Today's name of an IANA time zone that is named in any case, or by an old name; null when there is none. The names
 * are a table of ours because platforms disagree: `Intl` answers with old names, and accepts some that are not IANA's.
 */
export const findTimeZone = (name: string): string | null =>
  // ASCII alone: some other letters become ASCII ones in lower case (the Kelvin sign becomes k).
  /^[\w+/-]+$/.test(name) ? (byAnyName.get(name.toLowerCase()) ?? null) : null;

/** The platform's own time zone; null when it names none that there is. */
export const findOwnTimeZone = (): string | null =>
  findTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Today's time zones as people look for them, by city: the platform's own first, UTC last. */
export const listTimeZones = (): string[] => {
  const own = findOwnTimeZone();
  const cities = current.filter((name) => /^(?!Etc)\w+\//.test(name));
  return [...new Set([...(own === null ? [] : [own]), ...cities, 'UTC'])];
};

/** What a time zone's name is called where people read it, so that it is found by typing it so. */
export const toTimeZoneLabel = (name: string): string => name.replaceAll('_', ' ');
