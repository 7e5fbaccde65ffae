import type { ReactNode } from 'react';

export const title = 'Passkeys';
export const intro = 'Sign in with your fingerprint, face or device PIN. A copied website gets nothing.';

export const list = 'Passkeys';
export const none = 'You have no passkey yet.';
export const add = 'Add a passkey';
export const addAnother = 'Add another passkey';
export const unsupported =
  'This browser can’t create passkeys. Open this page in a current browser, or on your phone.';
export const added = (name: string) => `${name} was added. You can sign in with it now.`;
export const notAdded = 'No passkey was added.';

export const created = (time: ReactNode) => <>Created {time}</>;
export const used = (time: ReactNode) => <>Used {time}</>;
export const unused = 'Not used yet';
/** Whether the passkey outlives the device. */
export const synced = 'Synced';
export const onOneDevice = 'On one device only';

export const rename = {
  action: 'Rename',
  of: (name: string) => `Rename ${name}`,
  field: 'Name of the passkey',
  submit: 'Save',
  cancel: 'Cancel',
  done: (name: string) => `It is called ${name} now.`,
  failed: (name: string) => `${name} could not be renamed.`,
};

export const remove = {
  action: 'Remove',
  of: (name: string) => `Remove ${name}`,
  question: (name: string) => `Remove ${name}?`,
  /** `isLastFactor`: the operator requires a second factor, and there is no other. */
  consequence: (authenticator: string | null, isLastFactor: boolean) =>
    `It no longer signs you in. Delete it in ${authenticator ?? 'your device’s settings'} too: it may still be offered there.${
      isLastFactor ? ' You will have to set up another second factor at once.' : ''
    }`,
  confirm: 'Remove',
  keep: 'Keep it',
  done: (name: string) => `${name} was removed.`,
  failed: (name: string) => `${name} could not be removed.`,
};

/** The only way to sign in cannot be removed. */
export const last = {
  question: (name: string) => `${name} is your only way to sign in.`,
  consequence: 'Without it nobody could get in. Add another passkey first, or choose a password.',
  keep: 'Keep it',
};
