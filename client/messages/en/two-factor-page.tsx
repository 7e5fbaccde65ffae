import type { ReactNode } from 'react';

// The second step of a sign-in, and setting up a second factor that the operator or a site requires.

export const title = 'Two-factor sign-in';
export const startAgain = 'Start again';

export const lost = {
  question: 'Phone and backup codes lost?',
  /** Where a passkey is the only second factor. */
  passkey: 'Passkey lost?',
  answer: 'Ask whoever runs this site. They can reset your second factor once they know that it’s you.',
};

/** The sign-in can no longer be completed. */
export const over = {
  title: 'Sign in again',
  tooMany: 'Five codes were wrong. Sign in again with your password to try more.',
  late: 'That took longer than ten minutes, or your password was changed. Sign in again to go on.',
};

export const setUp = {
  title: 'Set up a second factor',
  required: (appName: string) =>
    `${appName} asks everybody for more than a password. Choose what you have at hand.`,
  wanted: 'This site asks for more than a password. Choose what you have at hand.',
  passkey: {
    title: 'Passkey',
    intro: 'Your fingerprint, face, PIN or security key. The quickest way, and nothing to type.',
    action: 'Create a passkey',
  },
  app: {
    title: 'Authenticator app',
    intro: 'An app on your phone shows a code, which you enter after your password.',
    action: 'Set up an app',
  },
  signedInAs: (email: string, link: (words: string) => ReactNode) => (
    <>
      Signed in as {email}. {link('Sign out')}
    </>
  ),
};
