import type { ReactNode } from 'react';

export const title = 'Sign in';
export const intro = (appName: string) => `Use your ${appName} account.`;
export const youLeft = 'You signed out.';
export const youWereSignedOut = 'You were signed out. Sign in to go on.';

export const newHere = (link: (words: string) => ReactNode) => <>New here? {link('Create your account')}</>;

export const rememberMe = 'Remember me';
export const forgotPassword = 'Forgot password?';
export const submit = 'Sign in';
