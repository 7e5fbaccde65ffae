import { toDeviceName } from '../caller/device.ts';
import type { Source } from '../caller/source.ts';

// What a mail tells somebody of themselves.

/**
 * What a mail calls somebody. Nobody is called anything before their address is confirmed: whoever gave the
 * name may have been a stranger with something to sell.
 */
export const toAddressee = ({
  emailVerified,
  name,
}: {
  emailVerified: boolean;
  name: string;
}): string | null => (emailVerified ? name : null);

/** Where something was done, and when: now. A zone of an IPv6 address (RFC 4007) is free text, and left out. */
export const toPlace = ({ ipAddress, place, userAgent }: Source) => ({
  at: new Date().toISOString(),
  device: toDeviceName(userAgent),
  ipAddress: ipAddress?.split('%')[0] ?? null,
  place,
});
