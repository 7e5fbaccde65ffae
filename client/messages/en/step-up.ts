export const title = 'Confirm it’s you';
/** By the interrupted call. */
export const titles: Record<string, string> = {
  'account.changeEmail': 'Confirm it’s you to change your email',
  'account.export': 'Confirm it’s you to download your data',
  'account.requestDeletion': 'Confirm it’s you to delete your account',
};
export const intro = 'Enter your password to go on. For 10 minutes you won’t be asked again.';
export const cancel = 'Cancel';
export const confirm = 'Confirm';
