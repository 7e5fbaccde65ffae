/** The user button of the npm package, which sites beside the portal show. Their scripts contain these words. */
export const button = {
  /** The name of the menu, which is read aloud. */
  accountOf: 'Account: {name}',
  signIn: 'Sign in',
  manage: 'Manage account',
  signOut: 'Sign out',
  signingOut: 'Signing out…',
  notSignedOut: 'You are still signed in: Gatehouse can’t be reached. Try again.',
  unavailable: 'Account unavailable',
  tryAgain: 'Try again',
} as const;

export default {
  packages: {
    button,
    /** What the Docusaurus plugin says in other words, or in addition. */
    docusaurus: {
      /** Before a colon and the person's name. */
      account: 'Account',
      notSignedOut: 'You are still signed in: your account can’t be reached. Try again.',
      signUp: 'Create an account',
      /** A part of a page that asks readers to sign in. */
      gate: {
        title: 'Sign in to read this',
        explanation: 'This part is for readers with an account. You will be back on this page afterwards.',
        away: 'Your account can’t be reached right now. You can read on all the same.',
      },
    },
  },
} as const;
