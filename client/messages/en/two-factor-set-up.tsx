import type { ReactNode } from 'react';

// Setting up an authenticator app, and the backup codes.

export const scan = {
  title: 'Add the account to your app',
  intro:
    'Open an authenticator app on your phone, such as the one of your password manager, and scan this code.',
  /** For a phone, which cannot scan its own screen. */
  onPhone: 'Set it up in an authenticator app on this phone:',
  open: 'Open my authenticator app',
  picture: (email: string) => `QR code for an authenticator app, for the account of ${email}`,
  cannot: 'Can’t scan it?',
  byHand: 'Enter this key in the app. If it asks: it is based on time, and has 6 digits.',
  copy: 'Copy the key',
  copied: 'The key is copied.',
};

export const prove = {
  title: 'Enter the code that the app shows',
  label: 'Code of the app',
  hint: '6 digits. A new code comes every 30 seconds.',
  submit: 'Turn on',
  cancel: 'Cancel',
  note: 'Nothing changes until you enter a code.',
};

export const codes = {
  title: 'Keep your backup codes',
  intro: 'Phone lost? A backup code lets you in. Each works once. We can’t show them again.',
  list: 'Backup codes',
  copy: 'Copy',
  copied: 'The codes are copied.',
  notCopied: 'Your browser did not allow it. Select the text and copy it.',
  download: 'Download',
  print: 'Print',
  done: 'I have kept the codes',
  unkept: {
    title: 'Leave without the backup codes?',
    consequence: 'We can’t show them again. You would have to make new ones.',
    leave: 'Leave without them',
    keep: 'Stay here',
  },
  file: (appName: string) => `${appName} backup codes.txt`,
  sheet: {
    title: (appName: string) => `Backup codes for ${appName}`,
    account: (email: ReactNode) => <>Account: {email}</>,
    made: (date: ReactNode) => <>Made on {date}. Earlier codes no longer work.</>,
    note: 'Each code works once, in place of a code of the authenticator app.',
  },
};
