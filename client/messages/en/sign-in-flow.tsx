import type { ReactNode } from 'react';

// Texts that the pages of the sign-in and sign-up flow share.

export const backToSignIn = 'Back to sign in';

export const alreadyHere = (link: (words: string) => ReactNode) => (
  <>Already have an account? {link('Sign in')}</>
);

export const goBackTo = (host: ReactNode) => <>Then you go back to {host}.</>;
