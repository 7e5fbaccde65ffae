export const title = 'Choose a new password';
export const intro = 'You will be signed out on every device.';
export const submit = 'Change password';
export const sendNewLink = 'Send a new link';

export const done = {
  title: 'Password changed',
  intro: 'You were signed out on every device. Sign in with the new password.',
  goOn: 'Sign in',
};

export const notMe = {
  title: 'This wasn’t you?',
  intro: 'This signs out every device, yours too. Then you choose a new password.',
  action: 'Secure my account',
};

export const secured = {
  title: 'Your account is secured',
  intro: 'Every device was signed out. We mailed you a link to choose a new password.',
  hint: 'Until you do, nobody can sign in: not even with the old password.',
};
