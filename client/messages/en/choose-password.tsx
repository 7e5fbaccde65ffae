import type { ReactNode } from 'react';

export const title = 'Choose a new password';
export const intro = (email: ReactNode) => <>For {email}. You will be signed out on every device.</>;
export const submit = 'Change password';

export const done = {
  title: 'Password changed',
  intro: 'You were signed out on every device. Sign in with the new password.',
  goOn: 'Sign in',
};
