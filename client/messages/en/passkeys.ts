// What the browser answered to a request for a passkey. Loaded with the code that asks for one.

export const noneUsed = 'No passkey was used. Try again, or go on another way.';
export const noneCreated = 'No passkey was created. Try again when you are ready.';
export const exists = 'This device or key already has a passkey for your account.';
export const unsupported = 'This device can’t use passkeys here. Try another device or a security key.';
export const unverified = 'Set up a screen lock or a PIN on this device first.';
export const wrongAddress = 'Passkeys don’t work at this address. Ask whoever runs this site.';
export const failed = 'The passkey did not answer. Try again, or use another one.';
/** The service does not accept it: it was removed from its account, or its answer came too late. */
export const refused = 'This passkey did not work here. Try again, or go on another way.';
