import { relations, sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

// The four tables of Better Auth 1.7, under its own names. A test compares them with the tables that Better Auth
// expects. Ids are opaque text; every instant has a time zone.

export const user = pgTable(
  'user',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** In its stored form (`shared/email-address.ts`); every look-up converts the address to this form first. */
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** The operator sets it to ban the user: all requests are refused from that moment. Null lifts the ban. */
    disabledAt: instant('disabled_at'),
    /** When the account is purged, unless the user cancels the requested deletion; null when none is requested. */
    deletionDueAt: instant('deletion_due_at'),
    /** True while an authenticator app is set up. Triggers compute it: a write has no effect. */
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    /** True while the user has a passkey. Computed like `twoFactorEnabled`. Not known to Better Auth. */
    hasPasskey: boolean('has_passkey').notNull().default(false),
    /** The language of the user's last sign-in, or of the sign-up: a BCP 47 tag. Not known to Better Auth. */
    language: text('language'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    // The collation "C" limits lower case to ASCII letters, whatever the database's locale: a Turkish locale has
    // another lower case of I. Sign-in, reset and sign-up could not find an address that is stored in another form.
    check('user_email_ascii', sql`${table.email} collate "C" ~ '^[!-~]+$'`),
    check('user_email_lower_case', sql`${table.email} = lower(${table.email} collate "C")`),
    // Lists of users for back ends. The collation "C" makes their order, and the ranges of a prefix, the same in every
    // locale.
    index('user_name_key_idx')
      .on(sql`gatehouse_name_key("name") collate "C"`, sql`"id" collate "C"`)
      .where(sql`deletion_due_at is null`),
    index('user_email_prefix_idx').on(sql`"email" collate "C"`).where(sql`deletion_due_at is null`),
    index('user_deletion_due_at_idx').on(table.deletionDueAt).where(sql`deletion_due_at is not null`),
  ],
);

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    /** Useless alone: a credential is this token with its HMAC, which only the service can compute. */
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    /** False for a sign-in without 'remember me': such a session is never refreshed. */
    remembered: boolean('remembered').notNull().default(true),
    /** The sign-in method: a name of `shared/session.ts`. */
    method: text('method').notNull().default('password'),
    ipAddress: text('ip_address'),
    /** The rough place of that address at sign-in; null when unknown. */
    place: text('place'),
    userAgent: text('user_agent'),
    /** Not known to Better Auth, whose own `updatedAt` changes once a day. */
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    /** When the user last proved who they are: at sign-in or later. Not known to Better Auth. */
    steppedUpAt: instant('stepped_up_at').defaultNow(),
    /** When the session last received a passkey or a code; null for never. Not known to Better Auth. */
    secondFactorAt: instant('second_factor_at'),
    /** How the user proved who they are, in values of RFC 8176: see `shared/amr.ts`. Not known to Better Auth. */
    amr: text('amr').array().notNull().default(['pwd']),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('session_user_id_idx').on(table.userId),
    index('session_expires_at_idx').on(table.expiresAt),
  ],
);

export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    /** `credential` for e-mail and password, the only enabled provider today. */
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    /** An argon2id hash in PHC format, which includes its parameters. An imported one has another algorithm until the next sign-in. */
    password: text('password'),
    /** When the user last chose a new password; null: not since sign-up. Not known to Better Auth. */
    passwordChangedAt: instant('password_changed_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('account_user_id_idx').on(table.userId),
    uniqueIndex('account_provider_id_account_id_idx').on(table.providerId, table.accountId),
  ],
);

export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('verification_identifier_idx').on(table.identifier),
    index('verification_expires_at_idx').on(table.expiresAt),
    index('verification_value_idx').on(table.value), // finds a user's rows when the account is erased
  ],
);

export const userRelations = relations(user, ({ many }) => ({
  sessions: many(session),
  accounts: many(account),
}));
export const sessionRelations = relations(session, ({ one }) => ({
  user: one(user, { fields: [session.userId], references: [user.id] }),
}));
export const accountRelations = relations(account, ({ one }) => ({
  user: one(user, { fields: [account.userId], references: [user.id] }),
}));
