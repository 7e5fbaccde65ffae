import type { Device } from '../../shared/session.ts';
import { part } from '../words/part.ts';

const words = part('device');

const UNKNOWN = 'Unknown';

/** The label of a device: `Chrome on macOS`, or the part of it that is known. */
export function toDeviceLabel({ browser, os }: Device): string {
  if (browser === UNKNOWN) return os === UNKNOWN ? words.unknownDevice : os;
  return os === UNKNOWN ? browser : words.browserOn({ browser, os });
}
