import type { ReactNode } from 'react';
import { LANGUAGE } from './language.ts';

const plurals = new Intl.PluralRules(LANGUAGE);

export const title = 'Overview';

export const summary = (count: number) =>
  count === 0
    ? 'Everything is in order.'
    : `${count} ${plurals.select(count) === 'one' ? 'thing is' : 'things are'} left to do.`;
/** Stands before a finding, for people who cannot see its icon. */
export const leftToDo = 'Left to do:';

// Each finding, with its next step.
export const confirmed = { text: 'Your email is confirmed.', step: 'Change email' };
export const unconfirmed = { text: 'Your email is not confirmed yet.', step: 'Confirm it' };
export const pendingEmail = {
  waiting: (email: ReactNode, end: ReactNode) => (
    <>
      Your email is about to become {email}. Confirm it: the links expire {end}.
    </>
  ),
  /** The new address has agreed, and the old address does not have to. */
  confirmed: (email: ReactNode, end: ReactNode) => (
    <>
      Your email becomes {email} {end} at the latest.
    </>
  ),
  step: 'See the change',
};
export const pendingDeletion = {
  text: (time: ReactNode) => <>Your account will be deleted on {time}.</>,
  step: 'See the deletion',
};
export const answered = { text: 'Your background questions are answered.', step: 'Edit profile' };
export const unanswered = { text: 'Your background questions are not answered yet.', step: 'Answer them' };
export const password = {
  text: (time: ReactNode) => <>Your password was set {time}.</>,
  step: 'Change password',
};
export const twoFactor = {
  on: (codes: number) => ({
    text: `Two-factor sign-in is on, with ${codes} backup codes left.`,
    step: 'See two-factor',
  }),
  /** With so few backup codes, the user should make new ones. */
  few: (codes: number) => ({
    text:
      codes === 0
        ? 'No backup code is left: without your phone you could not sign in.'
        : `Only ${codes} backup ${plurals.select(codes) === 'one' ? 'code is' : 'codes are'} left.`,
    step: 'Make new codes',
  }),
  off: { text: 'Two-factor sign-in is off: your password alone signs in.', step: 'Turn it on' },
  encouraged: (appName: string) => ({
    text: `Two-factor sign-in is off. ${appName} recommends it.`,
    step: 'Turn it on',
  }),
};
export const passkeys = {
  none: {
    text: 'You have no passkey: with one you sign in by fingerprint, face or PIN.',
    step: 'Add a passkey',
  },
  some: (count: number) => ({
    text:
      plurals.select(count) === 'one'
        ? 'You can sign in with a passkey.'
        : `You can sign in with ${count} passkeys.`,
    step: 'See passkeys',
  }),
  /** The only way to sign in. */
  only: {
    text: 'One passkey is your only way to sign in. Without it, only mail lets you in.',
    step: 'Add another',
  },
};
export const trustedBrowsers = {
  text: (count: number) =>
    plurals.select(count) === 'one' ? 'One browser needs no code.' : `${count} browsers need no code.`,
  step: 'See trusted browsers',
};
export const devices = {
  text: (count: number) =>
    plurals.select(count) === 'one' ? 'Only this device is signed in.' : `${count} devices are signed in.`,
  step: (count: number) => (count === 1 ? 'See devices' : 'Lost a device? Sign it out'),
};
export const lastSignIn = {
  other: (time: ReactNode, device: string, place: ReactNode) => (
    <>
      The last sign-in elsewhere was {time}: {device}
      {place && <>, {place}</>}.
    </>
  ),
  only: (time: ReactNode) => <>You signed in {time}. There was no sign-in elsewhere.</>,
  step: 'See activity',
};
