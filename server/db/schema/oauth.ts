import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { session } from './auth.ts';
import { instant } from './instant.ts';

const ofSession = () =>
  text('session_id')
    .notNull()
    .references(() => session.id, { onDelete: 'cascade' });

/** Authorization codes that were not used yet (RFC 6749 §4.1.2). The use deletes the row. */
export const oauthCode = pgTable(
  'oauth_code',
  {
    /** SHA-256 of the code, in hex. */
    codeHash: text('code_hash').primaryKey(),
    sessionId: ofSession(),
    /** The origin of the site that receives the code. */
    clientId: text('client_id').notNull(),
    redirectUri: text('redirect_uri').notNull(),
    /** The base64url SHA-256 of the verifier (RFC 7636 §4.2). */
    challenge: text('challenge').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('oauth_code_session_id_idx').on(table.sessionId),
    index('oauth_code_expires_at_idx').on(table.expiresAt),
  ],
);

/** A session that was handed to a site. Deleting the row ends everything that the site received. */
export const oauthGrant = pgTable(
  'oauth_grant',
  {
    id: text('id').primaryKey(),
    sessionId: ofSession(),
    /** The origin of the site. */
    clientId: text('client_id').notNull(),
    /** SHA-256 of the code that opened the grant, in hex. A second use of the code ends the grant (RFC 6749 §4.1.2). */
    codeHash: text('code_hash').notNull().unique(),
    /** SHA-256 of the refresh token, in hex; null for a client that proved no key. */
    refreshHash: text('refresh_hash').unique(),
    /** The thumbprint of the client's key (RFC 7638), to which the refresh token is bound; null without one. */
    keyThumbprint: text('key_thumbprint'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** When the site last received an access token. */
    lastUsedAt: instant('last_used_at').notNull().defaultNow(),
    /** The end of the grant's newest access token. A grant without a refresh token ends with it. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('oauth_grant_session_id_idx').on(table.sessionId),
    index('oauth_grant_expires_at_idx').on(table.expiresAt),
  ],
);

/** Access tokens of grants. */
export const oauthAccessToken = pgTable(
  'oauth_access_token',
  {
    /** SHA-256 of the token, in hex. */
    tokenHash: text('token_hash').primaryKey(),
    grantId: text('grant_id')
      .notNull()
      .references(() => oauthGrant.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('oauth_access_token_grant_id_idx').on(table.grantId),
    index('oauth_access_token_expires_at_idx').on(table.expiresAt),
  ],
);

/** Proofs of a key that were used. A proof is accepted once (RFC 9449 §11.1). */
export const oauthProof = pgTable(
  'oauth_proof',
  {
    /** SHA-256 of the key's thumbprint and the proof's `jti`, in hex. */
    proofHash: text('proof_hash').primaryKey(),
    /** Until then, the proof's nonce would be accepted. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('oauth_proof_expires_at_idx').on(table.expiresAt)],
);
