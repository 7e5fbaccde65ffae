import type { Device } from '../../shared/session.ts';

/** A device in one cell of a table. */
export const toDeviceText = ({ browser, os }: Device): string => `${browser} on ${os}`;
