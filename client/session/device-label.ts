import type { Device } from '../../shared/session.ts';

const UNKNOWN = 'Unknown';

/** A device in words: `Chrome on macOS`, or as much of that as is known. */
export function toDeviceLabel({ browser, os }: Device): string {
  const known = [browser, os].filter((part) => part !== UNKNOWN);
  return known.join(' on ') || 'Unknown device';
}
