import type { Device } from '../../shared/session.ts';

/** A device in one cell of a table; null when nothing is known of it, as for what an operator did. */
export const toDeviceText = ({ browser, os }: Device): string | null =>
  browser === 'Unknown' && os === 'Unknown' ? null : `${browser} on ${os}`;
