import type { ReactNode } from 'react';

// What the pages before the account have in common.

export const backToSignIn = 'Back to sign in';

export const alreadyHere = (link: (words: string) => ReactNode) => (
  <>Already have an account? {link('Sign in')}</>
);

export const goBackTo = (host: ReactNode) => <>Then you go back to {host}.</>;
