import Bowser from 'bowser';
import { DEVICE_KINDS, type Device } from '../../shared/session.ts';

const UNKNOWN = 'Unknown';
const MAX_LENGTH = 512; // characters of a User-Agent worth parsing; real ones are under 300

/** What a `User-Agent` says of itself. Anything may be written there: for the person's eyes only. */
export function toDevice(userAgent: string | null): Device {
  if (!userAgent) return { browser: UNKNOWN, os: UNKNOWN, kind: 'other' };
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, MAX_LENGTH));
  return {
    browser: browser.name || UNKNOWN,
    os: os.name || UNKNOWN,
    kind: DEVICE_KINDS.find((kind) => kind === platform.type) ?? 'other',
  };
}
