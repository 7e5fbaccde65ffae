import type { ReactNode } from 'react';
import { LANGUAGE } from './language.ts';

const plurals = new Intl.PluralRules(LANGUAGE);
const otherDevices = (count: number) =>
  `${count} ${plurals.select(count) === 'one' ? 'other device' : 'other devices'}`;

export const title = 'Devices';
export const list = 'Devices';
export const section = {
  title: 'Where you are signed in',
  intro: 'Sign out any device you don’t know or no longer use.',
};

export const thisDevice = 'This device';
export const activeNow = 'Active now';
export const active = (time: ReactNode) => <>Active {time}</>;
export const signedIn = (time: ReactNode) => <>Signed in {time}</>;
export const onlyThisDevice = 'Only this device is signed in.';

export const signOut = 'Sign out';
export const signOutOf = (device: string) => `Sign out ${device}`;
export const signOutOthers = {
  action: 'Sign out of other devices',
  title: (count: number) => `Sign out of ${otherDevices(count)}?`,
  consequence: 'They need your password to get back in. This device stays signed in.',
  done: (count: number) => `Signed out of ${otherDevices(count)}.`,
  failed: 'Nothing was signed out.',
};

export const result = 'Result';
export const wasSignedOut = (device: string) => `${device} was signed out.`;
export const notSignedOut = (device: string) => `${device} could not be signed out.`;
