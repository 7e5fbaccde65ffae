import { bigint, boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

const ownerId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

/** The authenticator app of a user. Triggers keep `user.two_factor_enabled` equal to: a row with `verified_at`. */
export const twoFactor = pgTable('two_factor', {
  userId: ownerId().primaryKey(),
  /** The TOTP secret, encrypted and bound to the user, so that it cannot be decrypted in another row. */
  secret: text('secret').notNull(),
  /** When a first code proved that the app works; null before that: the second factor does not count yet. */
  verifiedAt: instant('verified_at'),
  /** The newest time step whose code was used. Codes of this step and of earlier ones are refused (RFC 6238 §5.2). */
  lastStep: bigint('last_step', { mode: 'number' }),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** Backup codes that were not used yet. The use deletes the row; turning two-factor off deletes all. */
export const backupCode = pgTable(
  'backup_code',
  {
    userId: text('user_id')
      .notNull()
      .references(() => twoFactor.userId, { onDelete: 'cascade' }),
    /** HMAC of the user's id and the code. The key is not in the database. */
    codeHash: text('code_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** Sign-ins between the first and the second factor. They are no sessions: no door knows the user by them. */
export const pendingSignIn = pgTable(
  'pending_sign_in',
  {
    /** SHA-256 of the secret in the browser's cookie, in hex. */
    secretHash: text('secret_hash').primaryKey(),
    userId: ownerId(),
    /** The choice of 'remember me'. */
    remembered: boolean('remembered').notNull(),
    /** The number of wrong codes. */
    failures: integer('failures').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('pending_sign_in_user_id_idx').on(table.userId),
    index('pending_sign_in_expires_at_idx').on(table.expiresAt),
  ],
);
