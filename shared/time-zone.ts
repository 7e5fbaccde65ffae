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

const labels = new Map<string, string>();

/**
 * The displayed form of a time zone's name, so that people find it by typing the city as usual. In a language other than
 * English, what people call this time there follows, such as `hora de Europa central`.
 */
export function toTimeZoneLabel(name: string, language = 'en'): string {
  const key = `${language} ${name}`;
  const label = labels.get(key) ?? makeLabel(name, language);
  labels.set(key, label); // a formatter takes time, and a form shows hundreds of labels at each key
  return label;
}

function makeLabel(name: string, language: string): string {
  const city = name.replaceAll('_', ' ');
  if (language === 'en') return city;
  const time = findTimeName(name, language);
  return time === undefined ? city : `${city} (${time})`;
}

/** What a language calls the time of a zone; undefined when the platform does not know the zone. */
function findTimeName(timeZone: string, language: string): string | undefined {
  try {
    const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' });
    return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
  } catch {
    return undefined;
  }
}
