import type { ReactNode } from 'react';

export const title = 'Choose a new password';
export const intro = (email: ReactNode) => <>For {email}. You will be signed out on every device.</>;
export const submit = 'Change password';
export const sendNewLink = 'Send a new link';

export const done = {
  title: 'Password changed',
  intro: 'You were signed out on every device. Sign in with the new password.',
  goOn: 'Sign in',
};

export const notMe = {
  title: 'This wasn’t you?',
  intro: (email: ReactNode) => (
    <>This signs out every device of {email}, yours too. Then you choose a new password.</>
  ),
  action: 'Secure my account',
};

export const secured = {
  title: 'Every device is signed out',
  intro: (email: ReactNode) => <>A link to choose a new password is on its way to {email}.</>,
  hint: 'Nothing there? Check your spam folder.',
};
