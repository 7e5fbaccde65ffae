// Texts that any page may need before its own texts are loaded.

export const skipToContent = 'Skip to content';

export const notFound = {
  title: 'Page not found',
  intro: 'There is nothing at this address. It may have moved.',
  goOn: 'Go to your account',
};

export const notOpened = 'This page did not open';
/** Below the title, which names the problem. */
export const triesAgain = 'This page tries again by itself, and opens as soon as it can.';
export const notReached = (appName: string) => `Can’t reach ${appName}`;
export const offline = 'You are offline';
