import { browserOn, unknownDevice } from '#messages/device.ts';
import type { Device } from '../../shared/session.ts';

const UNKNOWN = 'Unknown';

/** The label of a device: `Chrome on macOS`, or the part of it that is known. */
export function toDeviceLabel({ browser, os }: Device): string {
  if (browser === UNKNOWN) return os === UNKNOWN ? unknownDevice : os;
  return os === UNKNOWN ? browser : browserOn(browser, os);
}
