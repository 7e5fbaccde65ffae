import { LANGUAGE } from './language.ts';

// By code: the service's codes, and the codes that only the browser produces.

export const unexpected = 'Something went wrong on our side. Try again.';

export const sentences = {
  invalid_input: 'Some of this is not valid. Check the form and try again.',
  unauthenticated: 'You were signed out. Sign in again.',
  forbidden: 'This request was refused. Ask whoever runs this site.',
  account_disabled: 'This account is disabled. Ask whoever runs this site.',
  untrusted_origin: 'This address may not be used to sign in.',
  not_found: 'This is no longer there. Reload the page.',
  payload_too_large: 'This is too long. Shorten it and try again.',
  step_up_required: 'Confirm that it’s you to go on.',
  step_up_declined: 'Nothing was changed: you did not confirm that it’s you.',
  wrong_password: 'This is not your current password.',
  wrong_code: 'This code is wrong or was used already. Wait for the next one.',
  wrong_credentials: 'The email or password is wrong. Check both, or choose a new password.',
  person_changed: 'Somebody else signed in in this browser. Nothing was saved.',
  email_taken: 'This email already has an account. Sign in instead.',
  cookie_refused: 'Your browser did not keep the sign-in. Allow cookies and try again.',
  email_not_verified: 'Confirm your email address first: open the link in the mail we sent you.',
  link_unusable: 'This link has expired or was used already. Ask for a new one.',
  conflict: 'This was changed somewhere else. Reload and try again.',
  sign_up_closed: 'New accounts can’t be created here. Ask whoever runs this site.',
};

export const unavailable = (appName: string) =>
  `${appName} can’t be reached right now. Try again in a moment.`;

export const unreachable = (appName: string) =>
  `${appName} can’t be reached. Check your connection and try again.`;

export const offline = 'You are offline. Connect to the internet and try again.';

export function tooManyAttempts(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  const wait = new Intl.NumberFormat(LANGUAGE, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return `Too many attempts. Try again in ${wait}.`;
}
