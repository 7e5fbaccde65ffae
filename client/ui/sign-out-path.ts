import { createContext } from 'react';

/** The path of the redirect after a sign-out. The leave guard never blocks the way there. */
export const SignOutPath = createContext<string | null>(null);
