import type { BridgeUser } from '../../shared/bridge-user.ts';
import { toClaims } from '../../shared/claims.ts';
import { toProfile } from '../../shared/profile.ts';
import type { DirectoryRow } from '../users/directory.ts';
import type { KeyHolder } from './keys.ts';

/** True for a key that may see addresses, and find users by them. */
export const seesEmails = ({ scopes }: KeyHolder): boolean => scopes.includes('users.email');

/**
 * What this back end sees of a user. Copies each member by name, so that a column added to a table does not reach a back
 * end by accident.
 */
export const toBridgeUser = (row: DirectoryRow, holder: KeyHolder): BridgeUser => ({
  id: row.id,
  name: row.name,
  image: row.image,
  createdAt: row.createdAt.toISOString(),
  profile: toProfile(row.profile?.data, row.profile?.version ?? 0),
  claims: toClaims(row.claims?.data, row.claims?.version ?? 0),
  ...(seesEmails(holder) && { email: row.email, emailVerified: row.emailVerified }),
});
