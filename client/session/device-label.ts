import { browserOn, unknownDevice } from '#messages/device.ts';
import type { Device } from '../../shared/session.ts';

const UNKNOWN = 'Unknown';

/** A device in words: `Chrome on macOS`, or as much of that as is known. */
export function toDeviceLabel({ browser, os }: Device): string {
  if (browser === UNKNOWN) return os === UNKNOWN ? unknownDevice : os;
  return os === UNKNOWN ? browser : browserOn(browser, os);
}
