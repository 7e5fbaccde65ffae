import type { ReactNode } from 'react';

type InLink = (words: string) => ReactNode;

export const title = 'Create your account';
export const intro = 'All it needs is a name, an email and a password.';
export const submit = 'Create account';
export const closed = 'New accounts can’t be created here at the moment.';

export const terms = (link: InLink) => <>By creating an account you agree to the {link('terms')}.</>;
export const privacy = (link: InLink) => <>How your data is treated is in the {link('privacy policy')}.</>;

/** After a sign-up that a mail finishes. */
export const checkMail = {
  title: 'Check your mail',
  intro: (email: ReactNode) => <>We sent a link to {email}. Confirm the address, then sign in.</>,
  hint: 'The link works for one hour. Nothing there? Look among the spam.',
  confirmedAlready: (link: InLink) => <>Confirmed already? {link('Sign in')}</>,
};
