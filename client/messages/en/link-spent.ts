// Apart from mail-link.ts, which the pages load before they know that a link is spent.

const spent = 'It has expired or was used already.';

/** A link that can no longer be used, and what the user can do instead. */
export const linkSpent = {
  title: 'This link no longer works',
  verifyEmail: { intro: `${spent} Signed in, you can send a new one.`, action: 'Send a new link' },
  changeEmail: { intro: `${spent} Signed in, you see where the change stands.`, action: 'See the change' },
  resetPassword: { intro: `${spent} A new one works for one hour.`, action: 'Send a new link' },
  notMe: {
    intro: `${spent} A new password signs out every device as well.`,
    action: 'Choose a new password',
  },
  keepAccount: {
    intro: `${spent} Signed in, you can keep the account until it is deleted.`,
    action: 'Sign in to keep it',
  },
  confirmByPassword: 'Can’t sign in? A new password by mail confirms the address too.',
};
