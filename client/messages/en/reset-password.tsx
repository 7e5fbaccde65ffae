import type { ReactNode } from 'react';

export const sendNewLink = 'Send a new link';

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
