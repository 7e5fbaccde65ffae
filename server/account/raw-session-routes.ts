import { getSession } from './get-session.ts';
import type { RawAnswer, RawCall } from './raw-call.ts';
import { createSignOut, type SignOutDeps } from './sign-out.ts';

type Answer = (call: RawCall) => Promise<RawAnswer>;
export type SessionRouteDeps = { signIn: Answer; signUp: Answer; signOut: SignOutDeps };

/** Raw routes that begin, end or show sessions. */
export const createSessionRoutes = ({ signIn, signUp, signOut }: SessionRouteDeps) => ({
  signIn,
  signUp,
  getSession,
  ...createSignOut(signOut),
});
