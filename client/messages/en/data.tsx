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

/** `labels`: the words for roles of `shared/claims.ts`. A role without words here shows its name. */
const labels: Partial<Record<string, string>> = { teacher: 'Teacher', moderator: 'Moderator' };
export const roles = {
  title: 'Your roles',
  intro: 'Those who run the apps gave them to you. Only they can change them.',
  labels,
};

export const deletion = {
  title: 'Delete account',
  consequences: [
    'From that moment you can’t use apps with this account.',
    'For 14 days you can sign in and cancel.',
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
