import { describe, expect, it } from 'vitest';
import { findTimeZone, toTimeZoneLabel } from '../../shared/time-zone.ts';
import { currentTimeZones, renamedTimeZones } from '../time-zones.ts';

describe('shared/time-zone.ts', () => {
  it.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Iceland', 'Atlantic/Reykjavik'],
    ['Africa/Asmera', 'Africa/Asmara'],
    ['Pacific/Truk', 'Pacific/Chuuk'],
    ['US/Pacific-New', 'America/Los_Angeles'],
    ['Zulu', 'Etc/UTC'],
    ['Greenwich', 'Etc/GMT'],
    ...['Europe/Amsterdam', 'Atlantic/Reykjavik', 'America/Montreal', 'Asia/Chongqing', 'Europe/Oslo'].map(
      (name) => [name, name], // merged, not renamed
    ),
    ...['UTC', 'GMT', 'Etc/UTC', 'Etc/GMT-14', 'EST', 'EST5EDT', 'CET'].map((name) => [name, name]),
  ])('%s has the current name %s', (name, today) => {
    expect(findTimeZone(name)).toBe(today);
  });

  it('has one current name for every name, which Intl accepts', () => {
    expect(new Set(currentTimeZones).size).toBe(currentTimeZones.length);
    for (const [name, today] of [
      ...renamedTimeZones,
      ...currentTimeZones.map((name) => [name, name] as const),
    ]) {
      expect([name, findTimeZone(name)]).toEqual([name, today]);
      expect([name, findTimeZone(name.toUpperCase())]).toEqual([name, today]);
      expect(findTimeZone(today)).toBe(today);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: today })).not.toThrow();
    }
  });

  it('labels a zone by its city, and by what another language calls its time', () => {
    expect(toTimeZoneLabel('America/New_York')).toBe('America/New York');
    expect(toTimeZoneLabel('America/New_York', 'en')).toBe('America/New York');
    expect(toTimeZoneLabel('America/New_York', 'es')).toBe('America/New York (hora oriental)');
    expect(toTimeZoneLabel('No/Such_Place', 'es')).toBe('No/Such Place');
  });
});
