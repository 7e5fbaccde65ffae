import { bigint, boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

/** Passkeys (WebAuthn credentials), with the columns of Better Auth's passkey plugin and three of ours. */
export const passkey = pgTable(
  'passkey',
  {
    id: text('id').primaryKey(),
    /** The name that the user sees: chosen by the user, or the authenticator's. */
    name: text('name').notNull(),
    /** The COSE public key, as base64. */
    publicKey: text('public_key').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** The authenticator's id of the credential, as base64url. One credential belongs to one account. */
    credentialID: text('credential_id').notNull().unique(),
    /** The authenticator's signature counter; 0 when it keeps none. It only grows: a smaller value reveals a copy. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** `singleDevice` or `multiDevice` (WebAuthn backup eligibility). */
    deviceType: text('device_type').notNull(),
    /** True while the authenticator's provider keeps a copy of the key (WebAuthn backup state). */
    backedUp: boolean('backed_up').notNull(),
    /** How the browser reaches the authenticator, separated by commas. */
    transports: text('transports').notNull().default(''),
    /** The model of the authenticator; null when it does not say. */
    aaguid: text('aaguid'),
    /** The RP id: the public host at that time. On another host, browsers do not offer the passkey. Ours. */
    rpId: text('rp_id').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** The last sign-in or step-up with it; null for none. Ours. */
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('passkey_user_id_idx').on(table.userId)],
);

/** Challenges that were used. The service stores no other challenge: each proves itself, and is accepted once. */
export const usedChallenge = pgTable(
  'used_challenge',
  {
    /** SHA-256 of the challenge, in hex. */
    challengeHash: text('challenge_hash').primaryKey(),
    /** The challenge's own end; after it the row is not needed. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('used_challenge_expires_at_idx').on(table.expiresAt)],
);
