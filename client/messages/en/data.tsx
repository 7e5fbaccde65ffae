import type { ReactNode } from 'react';

export const title = 'Data & privacy';

export const copy = {
  title: 'Your data',
  intro: 'Everything we hold about you, to read or to take elsewhere.',
  text: 'One JSON file: your profile, picture, devices, activity and the mails we sent. No passwords are in it.',
  action: 'Download my data',
  done: (file: string) => `Your data was saved as ${file}.`,
  failed: 'Your data was not downloaded.',
};

export const deletion = {
  title: 'Delete account',
  intro: 'For good, after 14 days in which you can change your mind.',
  consequences: [
    'Apps that use this account stop knowing you at once.',
    'You can sign in and cancel for 14 days.',
    'Then everything is gone for good: profile, picture, devices and activity.',
  ],
  open: 'Delete account',
  field: 'Your email',
  hint: (email: string) => `Type ${email} to show that you mean this account.`,
  wrong: (email: string) => `This is not the address of this account: type ${email}.`,
  submit: 'Delete my account',
  cancel: 'Keep my account',
};

export const pending = {
  text: (when: ReactNode) => (
    <>Your account will be deleted on {when}. Until then you can’t use apps with it.</>
  ),
  cancel: 'Cancel deletion',
  failed: 'Your account will still be deleted.',
};
