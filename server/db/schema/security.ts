import { bigint, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

const ownerId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

/** Links that mails carry. The secret is in the mail alone: here is its digest. */
export const link = pgTable(
  'link',
  {
    id: text('id').primaryKey(),
    /** What it is good for: a name of `account/links.ts`. */
    purpose: text('purpose').notNull(),
    /** SHA-256 of the secret, in hex. The secret is 256 random bits: nothing slower is needed. */
    secretHash: text('secret_hash').notNull().unique(),
    userId: ownerId(),
    /** The address it was sent to. */
    email: text('email').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** What ended it before its time: a name of `account/link-ends.ts`; null while it is good. */
    endedBy: text('ended_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('link_user_id_idx').on(table.userId), index('link_expires_at_idx').on(table.expiresAt)],
);

/** The change of an address that has not come to its end, at most one a person. */
export const emailChange = pgTable(
  'email_change',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => user.id, { onDelete: 'cascade' }),
    newEmail: text('new_email').notNull(),
    /** The session that asked: it alone outlives the change. */
    sessionId: text('session_id').notNull(),
    /** False when the old address was never verified: then it is only told. */
    needsOld: boolean('needs_old').notNull(),
    oldConfirmedAt: instant('old_confirmed_at'),
    newConfirmedAt: instant('new_confirmed_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('email_change_created_at_idx').on(table.createdAt)],
);

/** A browser that a person has signed in with, recognised by a cookie of its own. */
export const knownBrowser = pgTable(
  'known_browser',
  {
    id: text('id').primaryKey(),
    userId: ownerId(),
    /** SHA-256 of the cookie's value, in hex. */
    secretHash: text('secret_hash').notNull(),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('known_browser_user_id_secret_hash_idx').on(table.userId, table.secretHash),
    index('known_browser_last_seen_at_idx').on(table.lastSeenAt),
  ],
);

/** The security log. Rows are added and, after their time, swept; never changed. */
export const activity = pgTable(
  'activity',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Null when the attempt was made on an address that nobody has. */
    userId: text('user_id').references(() => user.id, { onDelete: 'cascade' }),
    /** A name of `shared/activity.ts`. */
    kind: text('kind').notNull(),
    at: instant('at').notNull().defaultNow(),
    ok: boolean('ok').notNull().default(true),
    sessionId: text('session_id'),
    ipAddress: text('ip_address'),
    /** Where that address was, roughly, at that time; null when nobody knew. */
    place: text('place'),
    userAgent: text('user_agent'),
    /** The mark the person knew the browser by at that time, as in `known_browser`; null for none. */
    browserHash: text('browser_hash'),
    requestId: text('request_id'),
  },
  (table) => [
    // `desc()` of an index means DESC NULLS LAST: statements have to say the same (`activity/store.ts`).
    index('activity_user_id_id_idx').on(table.userId, table.id.desc()),
    index('activity_user_id_kind_ok_id_idx').on(table.userId, table.kind, table.ok, table.id.desc()),
    index('activity_at_idx').on(table.at),
  ],
);

/** Wrong passwords in a row, one row an account. The key is a digest: no address in it. */
export const attempt = pgTable(
  'attempt',
  {
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    /** Set by failures of strangers: only they wait for it. */
    blockedUntil: instant('blocked_until'),
    /** Set by failures from known browsers and sessions of the account: everybody waits for it. */
    trustedBlockedUntil: instant('trusted_blocked_until'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('attempt_updated_at_idx').on(table.updatedAt)],
);

/** Requests counted in fixed windows, shared by all processes. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [index('rate_limit_ends_at_idx').on(table.endsAt)],
);
