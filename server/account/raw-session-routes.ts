import { getSession } from './get-session.ts';
import type { RawAnswer, RawCall } from './raw-call.ts';
import { createSignOut } from './sign-out.ts';

type Answer = (call: RawCall) => Promise<RawAnswer>;
type Deps = Parameters<typeof createSignOut>[0] & { signIn: Answer; signUp: Answer };

/** Raw routes that begin and end sessions, or show one. */
export const createSessionRoutes = ({ signIn, signUp, ...deps }: Deps) => ({
  signIn,
  signUp,
  getSession,
  ...createSignOut(deps),
});
