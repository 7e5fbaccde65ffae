/**
 * What a bridge key may do beside asking about sessions and hearing events. `users.read`: read users, and what
 * happened to them. `users.email`: see addresses, and find users by them. `claims.write`: write users' claims.
 */
export const BRIDGE_SCOPES = ['users.read', 'users.email', 'claims.write'] as const;
export type BridgeScope = (typeof BRIDGE_SCOPES)[number];
