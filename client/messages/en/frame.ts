// The frame around every page of the account.

export const navigation = 'Account';
export const pages = {
  overview: 'Overview',
  profile: 'Profile',
  security: 'Sign-in & security',
  devices: 'Devices',
  activity: 'Activity',
  data: 'Data & privacy',
};

/** The arrow points to the start of the text's line. */
export const backArrow = '← ';
export const backTo = (appName: string) => `Back to ${appName}`;
export const signedInAs = (email: string) => `Signed in as ${email}`;
export const signOut = 'Sign out';
export const accountStays = 'Your account stays. Nothing was lost.';
export const stillSignedIn = 'You are still signed in.';
export const otherPerson = (email: string) =>
  `Another sign-in in this browser replaced yours. You are now signed in as ${email}.`;
