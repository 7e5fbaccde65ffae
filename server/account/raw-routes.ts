import { createLinkRoutes } from './raw-link-routes.ts';
import { createSignedInRoutes } from './raw-signed-in-routes.ts';

/**
 * Raw routes that Better Auth would answer in ways we cannot stand behind: its links sign people in, last
 * beyond their use and lie in the database in plain text. Names, inputs and answers are its own.
 */
export const createOwnRoutes = (
  deps: Parameters<typeof createLinkRoutes>[0] & Parameters<typeof createSignedInRoutes>[0],
) => ({ ...createLinkRoutes(deps), ...createSignedInRoutes(deps) });
export type OwnRoutes = ReturnType<typeof createOwnRoutes>;
