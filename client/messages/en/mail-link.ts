// The pages that mail links lead to, and the texts while a mail is on its way.

export const linkMissing = {
  title: 'This link is not complete',
  intro: 'Open it from the mail once more, copy all of it, or type the code beside it.',
};

const spent = 'It has expired or was used already.';

/** A link that can no longer be used, and what the user can do instead. */
export const linkSpent = {
  title: 'This link no longer works',
  verifyEmail: { intro: `${spent} Signed in, you can send another.`, action: 'Send a new link' },
  changeEmail: { intro: `${spent} Signed in, you see where it stands.`, action: 'See the change' },
  resetPassword: { intro: `${spent} A new one works for one hour.`, action: 'Send a new link' },
  notMe: {
    intro: `${spent} A new password signs out every device.`,
    action: 'Choose a new password',
  },
  keepAccount: {
    intro: `${spent} Signed in, you can keep the account.`,
    action: 'Sign in to keep it',
  },
  confirmByPassword: 'Can’t sign in? A new password by mail confirms the address too.',
};

export const sentAgain = 'Sent. Each link works for one hour.';

export const code = {
  label: 'Code from the mail',
  hint: 'For the browser that asked. We never ask you for it anywhere else.',
  submit: 'Use the code',
};
