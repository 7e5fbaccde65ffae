import Bowser from 'bowser';
import { DEVICE_KINDS, type Device } from '../../shared/session.ts';

const UNKNOWN = 'Unknown';
const MAX_LENGTH = 512; // characters of a User-Agent worth parsing; real ones are under 300

/**
 * The allowed names of browsers and operating systems. Bowser may return free text of a `User-Agent` as the name of a
 * browser, and text from a stranger must not appear in a mail or in the portal.
 */
const BROWSERS: ReadonlySet<string> = new Set([
  ...Object.values(Bowser.BROWSER_MAP),
  'Miui',
  'Opera Touch',
  'PlayStation 4',
]);
const SYSTEMS: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

const toKnown = (name: string | undefined, names: ReadonlySet<string>): string =>
  name !== undefined && names.has(name) ? name : UNKNOWN;

/** The device of a `User-Agent`, in names of a closed list; `Unknown` for any other name. */
export function toDevice(userAgent: string | null): Device {
  if (!userAgent) return { browser: UNKNOWN, os: UNKNOWN, kind: 'other' };
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, MAX_LENGTH));
  return {
    browser: toKnown(browser.name, BROWSERS),
    os: toKnown(os.name, SYSTEMS),
    kind: DEVICE_KINDS.find((kind) => kind === platform.type) ?? 'other',
  };
}

/** The names of browser and system; null for those that are unknown. */
export function findDeviceNames(userAgent: string | null): { browser: string | null; system: string | null } {
  const { browser, os } = toDevice(userAgent);
  const known = (name: string) => (name === UNKNOWN ? null : name);
  return { browser: known(browser), system: known(os) };
}

/** The device in English words: `Unknown device` when the browser is unknown. */
export function toDeviceName(userAgent: string | null): string {
  const { browser, system } = findDeviceNames(userAgent);
  if (browser === null) return 'Unknown device';
  return system === null ? browser : `${browser} on ${system}`;
}
