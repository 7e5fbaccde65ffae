import { createAuthClient } from 'better-auth/client';
import { walk } from './walk.ts';

// The script that the page of tests/doors/better-auth-browser.test.ts runs.

declare global {
  interface Window {
    readResetToken(email: string): Promise<string>;
    walkIn(baseURL: string): ReturnType<typeof walk>;
    signInFor(baseURL: string, credentials: { email: string; password: string }, callbackURL: string): void;
  }
}

window.walkIn = (baseURL) =>
  walk({
    baseURL,
    fetch: (url, init) => fetch(url, { ...init, credentials: 'include' }),
    fetchElsewhere: (url, init) => fetch(url, { ...init, credentials: 'omit' }),
    readResetToken: window.readResetToken,
  });

window.signInFor = (baseURL, credentials, callbackURL) => {
  void createAuthClient({ baseURL }).signIn.email({ ...credentials, callbackURL });
};
