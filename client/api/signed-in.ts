import { call } from './call.ts';

export type SignedIn = {
  user: { id: string };
  /** True when the user has to set up a second factor before anything else. */
  setUpRequired: boolean;
};

/** Returns the signed-in user, or null; the sign-in pages need no more. Throws ApiError. */
export const findSignedIn = () => call<SignedIn | null>('session.current');
