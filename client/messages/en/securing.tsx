import type { ReactNode } from 'react';
import { LANGUAGE } from './language.ts';

const plurals = new Intl.PluralRules(LANGUAGE);
const otherDevices = (count: number) =>
  `${count} ${plurals.select(count) === 'one' ? 'other device' : 'other devices'}`;
const areOut = (count: number) => (plurals.select(count) === 'one' ? 'is' : 'are');

export const title = 'Secure your account';
export const intro = 'For when somebody else got in. It takes two steps, and this device stays signed in.';
export const aboutEmail =
  'Your email was changed? Our mail at the old address has “This wasn’t me”: it takes the address back.';

export const endOthers = {
  title: 'Sign out every other device',
  all: (count: number) =>
    `${otherDevices(count)} ${areOut(count)} signed out at once, and then ${count === 1 ? 'has' : 'have'} to sign in again.`,
  one: (device: string) => `${device} is signed out at once, and then has to sign in again.`,
  oneAndAll: (device: string, count: number) =>
    `${device} and ${otherDevices(count)} are signed out at once, and then have to sign in again.`,
  action: 'Sign out of other devices',
  failed: 'No device was signed out.',
  done: 'Only this device is signed in.',
};

export const choose = {
  title: 'Choose a new password',
  intro: 'Whoever knows the old one can’t get back in. A pending change of your email is cancelled.',
  submit: 'Change password',
  unknown: 'You don’t know your current password?',
  mail: (address: ReactNode) => <>We mail a link to {address}. It signs this device out too.</>,
  action: 'Mail me a link',
  mailed: (address: string) => `We sent a link to ${address}. It works once, for one hour.`,
  done: 'The old password no longer works.',
};

/** The second step of an account without a password. */
export const ownPasskeys = {
  title: 'Remove passkeys that aren’t yours',
  intro: 'Each passkey signs in from anywhere. You have no password that somebody could know.',
};

export const secured = {
  title: 'Your account is secured',
  withPasskeys: 'Now check your passkeys',
  text: (address: ReactNode) => (
    <>
      Mail about your account goes to {address}. If that isn’t yours, change it. Remove passkeys that you did
      not add.
    </>
  ),
  changeEmail: 'Change email',
  passkeys: 'Check your passkeys',
  activity: 'See activity',
};
