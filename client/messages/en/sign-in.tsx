import type { ReactNode } from 'react';

export const title = 'Sign in';
export const intro = (appName: string) => `Use your ${appName} account.`;
export const youLeft = 'You signed out.';
export const youWereSignedOut =
  'You were signed out: on another device, or by a new password. Sign in to go on.';
export const ranOut = 'You were signed out: your sign-in had run out. Sign in to go on.';
export const disabled = 'You were signed out: this account is disabled. Ask whoever runs this site.';
export const notKept = 'This browser did not keep you signed in. Allow cookies for this site, then sign in.';

export const late = 'That took longer than ten minutes. Sign in again.';

export const newHere = (link: (words: string) => ReactNode) => <>New here? {link('Create your account')}</>;

export const rememberMe = 'Remember me';
export const forgotPassword = 'Forgot password?';
export const submit = 'Sign in';
/** Between the two ways to sign in. */
export const or = 'or';
export const withPasskey = 'Sign in with a passkey';
