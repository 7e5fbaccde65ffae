import type { ReactNode } from 'react';
import { LANGUAGE } from './language.ts';

const plurals = new Intl.PluralRules(LANGUAGE);
const otherDevices = (count: number) =>
  `${count} ${plurals.select(count) === 'one' ? 'other device' : 'other devices'}`;

export const title = 'Devices';
export const list = 'Devices';
export const section = {
  title: 'Where you are signed in',
  intro: 'Lost a device? Sign it out: it then has to sign in again.',
};
/** Used when the service knows places. */
export const introWithPlaces = `${section.intro} Places are approximate.`;

export const activeNow = 'Active now';
export const active = (time: ReactNode) => <>Active {time}</>;
/** By the sign-in method. */
export const signedIn = {
  password: (time: ReactNode) => <>Signed in {time} with your password</>,
  passkey: (time: ReactNode) => <>Signed in {time} with a passkey</>,
  sign_up: (time: ReactNode) => <>Signed in when you created the account, {time}</>,
};
/** By the second factor that the session has proved, after the words above. */
export const confirmedBy = { passkey: ', confirmed by a passkey', code: ', confirmed by a code' };
export const signsOut = (time: ReactNode) => <>Signs out by itself {time}</>;
export const onlyThisDevice = (link: (words: string) => ReactNode) => (
  <>Only this device is signed in. {link('See what happened in your account')}</>
);

export const signOut = 'Sign out';
export const signOutOf = (device: string) => `Sign out ${device}`;
export const confirm = {
  question: (device: string) => `Sign out ${device}?`,
  consequence: 'It has to sign in again to get back in.',
  action: 'Sign out',
  keep: 'Keep signed in',
};
export const sites = {
  /** Above the sites that a device's session was handed to. */
  title: 'Also signed in at',
  of: (device: string) => `Sites where ${device} is signed in`,
  signOutOf: (site: string, device: string) => `Sign out of ${site} on ${device}`,
  used: (time: ReactNode) => <>used {time}</>,
  confirm: {
    question: (site: string) => `Sign out of ${site}?`,
    consequence: 'The device stays signed in. It can go back there without a password.',
    action: 'Sign out',
    keep: 'Keep signed in',
  },
  wasSignedOut: (site: string, device: string) => `${device} was signed out of ${site}.`,
  notSignedOut: (site: string, device: string) => `${device} could not be signed out of ${site}.`,
};

export const unknown = 'Don’t recognise it?';
export const unknownOf = (device: string) => `Don’t recognise it? ${device}`;
export const signOutOthers = {
  count: (count: number) =>
    `${otherDevices(count)} ${plurals.select(count) === 'one' ? 'is' : 'are'} signed in.`,
  action: 'Sign out of other devices',
  keep: 'Keep signed in',
  title: (count: number) => `Sign out of ${otherDevices(count)}?`,
  consequence: 'They have to sign in again to get back in. This device stays signed in.',
  done: (count: number) => `Signed out of ${otherDevices(count)}.`,
  failed: 'No device was signed out.',
};

export const kinds = { desktop: 'Computer', mobile: 'Phone', tablet: 'Tablet', bot: 'Program', other: '' };
/** A password is often saved on the device that was lost. */
export const savedPassword = (link: (words: string) => ReactNode) => (
  <>Is your password saved on it? {link('Change it now')}</>
);

export const result = 'Result';
export const wasSignedOut = (device: string) => `${device} was signed out.`;
export const notSignedOut = (device: string) => `${device} could not be signed out.`;
