import Bowser from 'bowser';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDeviceNames, toDevice, toDeviceName } from '../../server/caller/device.ts';

const HOSTILE = [
  'URGENT call 0900-123456 or visit http://evil.example/pay now/9.9 (x',
  'evil.example/1.0',
  'www.evil.example/1 (Windows NT 10.0)',
  'Mozilla/5.0 (evil.example; Windows NT 10.0) evil.example/5 Gecko/20100101',
];

/** The names that Bowser itself contains, and `Unknown`. None of them is an address, a number or a link. */
const LIST = [
  ...Object.values(Bowser.BROWSER_MAP),
  ...Object.values(Bowser.OS_MAP),
  'Miui',
  'Opera Touch',
  'PlayStation 4',
  'Unknown',
];

it('a device is named from a closed list, whatever the User-Agent says', () => {
  const product = fc.tuple(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.webUrl(), fc.constantFrom('Firefox', 'curl')),
    fc.constantFrom('/', ' ', '/9.9 (', '; '),
    fc.string({ maxLength: 20 }),
  );
  const userAgents = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.array(product, { maxLength: 4 }).map((parts) => parts.flat().join('')),
  );
  fc.assert(
    fc.property(userAgents, (userAgent) => {
      const { browser, os } = toDevice(userAgent);
      expect(LIST).toContain(browser);
      expect(LIST).toContain(os);
    }),
    { numRuns: 100 },
  );
  for (const name of LIST) expect(name).toMatch(/^[A-Za-z4 -]+$/);
  for (const userAgent of HOSTILE.slice(0, 2))
    expect(toDevice(userAgent)).toMatchObject({ browser: 'Unknown', os: 'Unknown' });
  expect(toDeviceName(HOSTILE[2] ?? '')).toBe('Unknown device');
});

it('a known device is named', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';
  expect(toDevice(firefox)).toEqual({ browser: 'Firefox', os: 'Linux', kind: 'desktop' });
  expect(toDeviceName(firefox)).toBe('Firefox on Linux');
  expect(findDeviceNames(firefox)).toEqual({ browser: 'Firefox', system: 'Linux' });
  expect(findDeviceNames('curl/8')).toEqual({ browser: null, system: null });
  expect(toDeviceName(null)).toBe('Unknown device');
});
