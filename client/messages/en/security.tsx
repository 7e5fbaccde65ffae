import type { ReactNode } from 'react';

export const title = 'Sign-in & security';
export const cancel = 'Cancel';

export const email = {
  title: 'Email',
  intro: 'You sign in with it, and get mail about your account there.',
  change: 'Change email',
  confirmed: 'Confirmed',
  unconfirmed: 'Not confirmed yet',
  field: 'New email',
  submit: 'Send link',
  /** What a change does, by whether the old address was confirmed. */
  toBoth: 'Both addresses get a link. When both are opened it changes, and other devices are signed out.',
  toNew: 'The new address gets a link. When it is opened it changes, and other devices are signed out.',
  sent: (address: string) => `We sent a link to ${address}. Open it to go on.`,
};

export const pendingEmail = {
  text: (address: ReactNode, until: ReactNode) => (
    <>
      Your email is about to become {address}. It waits for confirmation until {until}.
    </>
  ),
  cancel: 'Cancel the change',
  cancelled: 'The change was cancelled. Your email stays as it is.',
};

export const verification = {
  reason: 'Confirm it, so that you can get back in without your password.',
  send: 'Send the link again',
  sent: (address: string) => `We sent a link to ${address}. It works for one hour.`,
};

export const password = {
  title: 'Password',
  intro: 'A new one signs out every other device.',
  change: 'Change password',
  setAt: (time: ReactNode) => <>Set {time}</>,
  current: 'Current password',
  next: 'New password',
  submit: 'Save',
  done: 'Your password is changed. Every other device was signed out.',
};
