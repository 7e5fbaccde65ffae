import type { RawAnswer, RawCall } from './raw-call.ts';
import { createLinkRoutes, type LinkRouteDeps } from './raw-link-routes.ts';
import { createPasskeyRoutes, type PasskeyRouteDeps } from './raw-passkey-routes.ts';
import { createSessionRoutes, type SessionRouteDeps } from './raw-session-routes.ts';
import { createSignedInRoutes, type SignedInRouteDeps } from './raw-signed-in-routes.ts';
import { createTwoFactorRoutes, type TwoFactorRouteDeps } from './raw-two-factor-routes.ts';

type OwnRouteDeps = {
  links: LinkRouteDeps;
  signedIn: SignedInRouteDeps;
  session: SessionRouteDeps;
  twoFactor: TwoFactorRouteDeps;
  passkeys: PasskeyRouteDeps;
};

/** Answers a raw route. Null leaves the call to Better Auth. */
type OwnRoute = (call: RawCall) => Promise<RawAnswer | null>;

/**
 * Raw routes that we answer ourselves, because Better Auth's answer would not be acceptable or Better Auth would not do
 * all that is needed (docs/adr/0013-own-password-routes.md, 0033-sign-in-in-one-file.md). Names, inputs and answers are
 * those of Better Auth.
 */
export const createOwnRoutes = ({ links, signedIn, session, twoFactor, passkeys }: OwnRouteDeps) =>
  ({
    ...createLinkRoutes(links),
    ...createSignedInRoutes(signedIn),
    ...createSessionRoutes(session),
    ...createTwoFactorRoutes(twoFactor),
    ...createPasskeyRoutes(passkeys),
  }) satisfies Record<string, OwnRoute>;
export type OwnRoutes = Record<keyof ReturnType<typeof createOwnRoutes>, OwnRoute>;
