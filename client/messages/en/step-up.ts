// How a user proves who they are: as the second step of a sign-in, or again before something important.

export const title = 'Confirm it’s you';
/** By the interrupted call. */
export const titles: Record<string, string> = {
  'account.changeEmail': 'Confirm it’s you to change your email',
  'account.export': 'Confirm it’s you to download your data',
  'account.requestDeletion': 'Confirm it’s you to delete your account',
  changePassword: 'Confirm it’s you to change your password',
  passkeyRegisterOptions: 'Confirm it’s you to add a passkey',
  removePasskey: 'Confirm it’s you to remove a passkey',
  enableTwoFactor: 'Confirm it’s you to set up two-factor',
  disableTwoFactor: 'Confirm it’s you to turn two-factor off',
  newBackupCodes: 'Confirm it’s you to make new backup codes',
};
export const notAgain = 'For 10 minutes you won’t be asked again.';
export const cancel = 'Cancel';
export const confirm = 'Confirm';

export const passkey = {
  intro: 'Use your passkey: your fingerprint, face, PIN or security key.',
  submit: 'Use a passkey',
  instead: 'Use a passkey instead',
};
export const code = {
  intro: 'Enter the code that your authenticator app shows now.',
  field: { label: 'Code', hint: '6 digits' },
  instead: 'Use a code from your app',
};
export const backup = {
  intro: 'Enter one of the backup codes that you kept. Each works once.',
  field: { label: 'Backup code', hint: '10 letters and digits' },
  instead: 'Use a backup code',
};
export const password = {
  intro: 'Enter your password to go on.',
  instead: 'Use your password',
};
export const trust = {
  label: 'Trust this browser for 30 days',
  hint: 'It then needs no code. Only on a device that is yours alone.',
};
