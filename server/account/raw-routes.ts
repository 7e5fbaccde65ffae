import type { RawAnswer, RawCall } from './raw-call.ts';
import { createLinkRoutes } from './raw-link-routes.ts';
import { createSessionRoutes } from './raw-session-routes.ts';
import { createSignedInRoutes } from './raw-signed-in-routes.ts';

/** Answers a raw route. Null leaves the call to Better Auth. */
type OwnRoute = (call: RawCall) => Promise<RawAnswer | null>;

/**
 * Raw routes that Better Auth would answer in ways we cannot stand behind, or that have more to do than it knows of
 * (docs/adr/0013-own-password-routes.md, 0033-sign-in-in-one-file.md). Names, inputs and answers are its own.
 */
export const createOwnRoutes = (
  deps: Parameters<typeof createLinkRoutes>[0] &
    Parameters<typeof createSignedInRoutes>[0] &
    Parameters<typeof createSessionRoutes>[0],
) =>
  ({
    ...createLinkRoutes(deps),
    ...createSignedInRoutes(deps),
    ...createSessionRoutes(deps),
  }) satisfies Record<string, OwnRoute>;
export type OwnRoutes = Record<keyof ReturnType<typeof createOwnRoutes>, OwnRoute>;
