// The words of ui/, which knows no other file of this folder but language.ts.

export const requestId = 'Request id';
export const tryAgain = 'Try again';
export const loading = 'Loading…';
export const justNow = 'just now';
export const show = 'Show';
export const hide = 'Hide';
/** Goes on after either, for those who cannot see what it stands beside. */
export const password = ' password';
export const countOf = (count: number, limit: number) => `${count} of ${limit}`;
export const signOut = 'Sign out';
export const sendAgain = 'Send again';
export const sendAgainIn = (seconds: number) => `Send again in ${seconds} s`;
export const nowAgain = 'You can try again now.';
export const theme = 'Theme';
export const themes = { system: 'Same as device', light: 'Light', dark: 'Dark' };

/** Before something typed is lost. */
export const unsaved = {
  title: 'Leave without saving?',
  consequence: 'What you changed on this page will be lost.',
  leave: 'Leave without saving',
  keep: 'Keep editing',
};
