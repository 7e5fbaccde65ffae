import type { ReactNode } from 'react';

// Creating an account with a passkey and no password.

export const start = {
  title: 'Create your account with a passkey',
  intro: 'You sign in with your fingerprint, face or device PIN. There is no password to forget.',
  hint: 'We mail you a link first. If you lose your passkey, mail lets you in again.',
  submit: 'Mail me the link',
  byPassword: 'Use a password instead',
};

export const create = {
  title: 'Create your passkey',
  intro: (email: ReactNode) => <>It confirms {email}, and signs you in from now on.</>,
  action: 'Create a passkey',
  unsupported: 'This browser can’t create passkeys. Open the link in another one, or choose a password.',
  byPassword: 'Choose a password instead',
  byPasskey: 'Create a passkey instead',
};

export const choose = {
  title: 'Choose a password',
  intro: (email: ReactNode) => <>It confirms {email}, and signs you in. You can add a passkey later.</>,
};
