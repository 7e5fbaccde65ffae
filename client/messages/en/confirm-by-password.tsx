import type { ReactNode } from 'react';

// Confirms an address in a browser that is not signed in as the address's user.

/** Not imported from verify-email.tsx, because two pages that share messages load an additional script. */
export const title = 'Confirm your email address';

export const byPassword = {
  intro: (email: ReactNode) => <>Enter the password of {email}. It shows that the account is yours.</>,
  action: 'Confirm and sign in',
  instead: 'Choose a new password instead',
};

export const byNewPassword = {
  intro: (email: ReactNode) => <>Choose a new password for {email}. It signs out every other device.</>,
  action: 'Change password and sign in',
  instead: 'Use the current password instead',
};

/** The same, after a sign-up with an address that already has an account. */
export const byNewPasswordAgain = {
  ...byNewPassword,
  intro: (email: ReactNode) => (
    <>{email} was used for an account before. Choose a new password for it: other devices are signed out.</>
  ),
};

export const discard = {
  action: 'I did not create this account',
  question: (email: string) => `Remove the account of ${email}?`,
  consequence: 'Whoever created it is signed out, and everything in it is deleted.',
  confirm: 'Remove the account',
  keep: 'Keep it',
  done: {
    title: 'The account is removed',
    action: 'Continue',
    intro: (email: string) => `Nobody can sign in with ${email} any more.`,
  },
};
