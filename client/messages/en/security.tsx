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
  replaces: (address: ReactNode) => <>This replaces the change to {address}.</>,
  /** What an email change does, when the old address is confirmed (`toBoth`) and when it is not (`toNew`). */
  toBoth: {
    hint: 'Both addresses get a link. When both are opened it changes, and other devices are signed out.',
    submit: 'Send links',
    sent: (address: string) => `We sent a link to ${address}, and one to your address so far. Open both.`,
  },
  toNew: {
    hint: 'The new address gets a link. When it is opened it changes, and other devices are signed out.',
    submit: 'Send link',
    sent: (address: string) => `We sent a link to ${address}. Open it to go on.`,
  },
};

export const pendingEmail = {
  text: (address: ReactNode) => <>Your email is about to become {address}.</>,
  /** Which address has not agreed yet, and when the links expire. */
  both: (end: ReactNode) => <>Waiting for both addresses to confirm. The links expire {end}.</>,
  onlyNew: (end: ReactNode) => <>Waiting for that address to confirm. The link expires {end}.</>,
  onlyOld: (old: ReactNode, end: ReactNode) => (
    <>
      Waiting for {old} to confirm. Otherwise it changes by itself {end}.
    </>
  ),
  sendBoth: 'Send links again',
  sendNew: 'Send link again',
  sentAgain: 'Sent again. Links of earlier mails no longer work.',
  cancel: 'Cancel the change',
  cancelled: 'The change was cancelled. Your email stays as it is.',
};

export const verification = {
  reason: (address: ReactNode) => <>Open the link we mailed to {address}, or type the code beside it.</>,
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
  cancels: (address: ReactNode) => <>This also cancels the change of your email to {address}.</>,
  done: (cancelled?: string) =>
    `Your password is changed. Every other device was signed out.${cancelled ? ` The change to ${cancelled} was cancelled.` : ''}`,
};

/** An account that signs in with passkeys alone. */
export const noPassword = {
  state: 'No password',
  text: 'You sign in with a passkey. A password by mail is a second way; choosing it signs you out everywhere.',
  send: 'Choose a password by mail',
  sent: (address: string) => `We sent a link to ${address}. It works for one hour.`,
};
