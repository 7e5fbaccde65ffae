// Names of devices, for all pages.

export const thisDevice = 'This device';
export const unknownDevice = 'Unknown device';
export const browserOn = (browser: string, os: string) => `${browser} on ${os}`;
