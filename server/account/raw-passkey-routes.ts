import type { OwnPasskeys } from './own-passkeys.ts';
import type { PasskeyRegistration } from './passkey-registration.ts';
import type { PasskeySignIn } from './passkey-sign-in.ts';

export type PasskeyRouteDeps = {
  signIn: PasskeySignIn;
  registration: PasskeyRegistration;
  own: OwnPasskeys;
};

/** The raw routes of Better Auth's passkey plugin (docs/adr/0037-own-passkey-routes.md). */
export const createPasskeyRoutes = ({ signIn, registration, own }: PasskeyRouteDeps) => ({
  ...signIn,
  ...registration,
  ...own,
});
