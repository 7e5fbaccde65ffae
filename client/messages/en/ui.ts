// Texts of ui/, which imports no other file of this folder except language.ts.

export const requestId = 'Request id';
export const tryAgain = 'Try again';
export const loading = 'Loading…';
export const justNow = 'just now';
export const show = 'Show';
export const hide = 'Hide';
/** Follows `show` or `hide`, for people who cannot see the field beside it. */
export const password = ' password';
export const countOf = (count: number, limit: number) => `${count} of ${limit}`;
export const signOut = 'Sign out';
export const result = 'Result';
export const sendAgain = 'Send again';
export const sendAgainIn = (seconds: number) => `Send again in ${seconds} s`;
export const nowAgain = 'You can try again now.';
export const theme = 'Theme';
export const themes = { system: 'Same as device', light: 'Light', dark: 'Dark' };

/** Asks before typed values are lost. */
export const unsaved = {
  title: 'Leave without saving?',
  consequence: 'What you changed on this page will be lost.',
  leave: 'Leave without saving',
  keep: 'Keep editing',
};
