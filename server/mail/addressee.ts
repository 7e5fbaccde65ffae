import { findDeviceNames, toDeviceName } from '../caller/device.ts';
import type { Source } from '../caller/source.ts';

// The facts that a mail states about its recipient.

/**
 * The name in a mail's greeting; null until the address is confirmed. Before that, the name may come from a stranger
 * who uses the mail for advertising.
 */
export const toAddressee = ({
  emailVerified,
  name,
}: {
  emailVerified: boolean;
  name: string;
}): string | null => (emailVerified ? name : null);

/**
 * The place and the time of what the caller does now. The zone of an IPv6 address (RFC 4007) is free text, so it is
 * omitted.
 */
export const toPlace = ({ ipAddress, place, userAgent }: Source) => ({
  at: new Date().toISOString(),
  ...findDeviceNames(userAgent),
  device: toDeviceName(userAgent),
  ipAddress: ipAddress?.split('%')[0] ?? null,
  place,
});
