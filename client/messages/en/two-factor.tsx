import type { ReactNode } from 'react';
import { LANGUAGE } from './language.ts';

const plurals = new Intl.PluralRules(LANGUAGE);

export const title = 'Two-factor sign-in';
export const intro = 'After your password we ask for a code of an app on your phone.';

export const off = {
  state: 'Off',
  text: 'Whoever learns your password can sign in. A code stops them.',
  byPasskey:
    'You sign in with a passkey alone, which needs no code. An app is another way to confirm that it’s you.',
  encouraged: (appName: string) => `${appName} recommends that you turn it on.`,
  action: 'Turn on',
};

export const on = {
  state: 'On',
  since: (time: ReactNode) => <>Turned on {time}</>,
  backupCodes: (count: number) =>
    count === 0
      ? 'No backup code is left. Make new ones: without your phone you could not sign in.'
      : `${count} backup ${plurals.select(count) === 'one' ? 'code is' : 'codes are'} left.`,
  few: 'Make new ones before they run out.',
};

export const turnedOn = 'Two-factor sign-in is on.';
/** Offered after turning it on or off, and after removing a passkey. `byPassword`: two-factor was turned on. */
export const endOthers = {
  text: (count: number, byPassword: boolean) =>
    `${plurals.select(count) === 'one' ? '1 other device is' : `${count} other devices are`} still signed in${
      byPassword ? ', by the password alone' : ''
    }.`,
  action: (count: number) =>
    plurals.select(count) === 'one' ? 'Sign out of 1 other device' : `Sign out of ${count} other devices`,
  done: 'Every other device was signed out.',
};

export const newCodes = {
  action: 'New backup codes',
  question: 'Make new backup codes?',
  consequence: 'The codes you have now stop working at once.',
  confirm: 'Make new codes',
  keep: 'Keep the old ones',
  done: 'You have ten new backup codes. Earlier ones no longer work.',
};

export const turnOff = {
  action: 'Turn off',
  question: 'Turn off two-factor sign-in?',
  consequence:
    'Your password alone signs in again. Backup codes and trusted browsers end. Delete the account in your app too.',
  /** The operator requires a second factor, and there is no passkey. */
  required: 'You will have to set up a second factor again at once.',
  confirm: 'Turn off',
  keep: 'Keep it on',
  done: 'Two-factor sign-in is off.',
};
