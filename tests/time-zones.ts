import { CURRENT, RENAMED } from '../shared/time-zone-names.ts';

const split = (text: string): string[] => text.trim().split(/\s+/);

/** Each old name of a time zone with its current name. */
export const renamedTimeZones = split(RENAMED).map((pair) => pair.split('=') as [old: string, today: string]);

export const currentTimeZones = Object.entries(CURRENT).flatMap(([region, places]) =>
  split(places).map((place) => (region ? `${region}/${place}` : place)),
);
