import type { ReactNode } from 'react';

// The links that keep an account, change its address, and stop what the operator began.

export const keep = {
  title: 'Keep your account',
  intro: (email: ReactNode) => (
    <>The account of {email} is about to be deleted. One click, and it stays as it is.</>
  ),
  action: 'Keep my account',
  done: 'Your account stays. Nothing was lost.',
};

export const stop = {
  title: 'Keep your account as it is',
  address: (email: ReactNode) => (
    <>
      The account of {email} is to get another address and a new password. One click, and it stays as it is.
    </>
  ),
  second_factor: (email: ReactNode) => (
    <>The second factor of the account of {email} is to be removed. One click, and it stays.</>
  ),
  action: 'Stop it',
  done: {
    address: 'It was stopped. The address and the password stay as they are.',
    second_factor: 'It was stopped. The second factor stays.',
  },
};

export const change = {
  title: 'Change your email address',
  intro: (email: ReactNode) => <>Your email becomes {email}: other devices are signed out.</>,
  /** Shown when the other address has not agreed yet. */
  introHalf: (email: ReactNode) => (
    <>Your email becomes {email} once the other address agrees too: other devices are signed out then.</>
  ),
  action: 'Confirm the change',
  done: (email: string) => `Your email address is ${email} from now on.`,
  half: (email: string) => `Noted. ${email} becomes your address once the other one agrees.`,
  taken: {
    title: 'This address is taken',
    intro: (email: string) => `Another account has ${email} by now. Your address stays as it was.`,
  },
};
