import type { Source } from '../activity/source.ts';
import { toDevice } from '../session/device.ts';

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

/** Where something was done, and when: now. */
export const toPlace = ({ ipAddress, place, userAgent }: Source) => {
  const { browser, os } = toDevice(userAgent);
  return { at: new Date().toISOString(), device: `${browser} on ${os}`, ipAddress, place };
};
