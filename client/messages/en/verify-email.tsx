import type { ReactNode } from 'react';

export const goOn = 'Continue';
export const toAccount = 'Go to your account';
export const thanks = 'Thank you';

export const confirm = {
  title: 'Confirm your email address',
  intro: (email: ReactNode) => <>One click, and we know that {email} is yours.</>,
  action: 'Confirm email address',
  done: (email: string, cancelled?: string) =>
    `${email} is confirmed.${cancelled ? ` The change to ${cancelled} was cancelled.` : ''}`,
};
