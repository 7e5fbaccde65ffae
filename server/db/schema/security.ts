import { bigint, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { instant } from './instant.ts';

const ownerId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

/** Links in mails. Only the mail contains the secret; this table has its digest. */
export const link = pgTable(
  'link',
  {
    id: text('id').primaryKey(),
    /** The purpose of the link: a name of `account/links.ts`. */
    purpose: text('purpose').notNull(),
    /** SHA-256 of the secret, in hex. The secret has 256 random bits, so it needs no slower hash. */
    secretHash: text('secret_hash').notNull().unique(),
    userId: ownerId(),
    /** The address to which the link was sent. */
    email: text('email').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** The event that ended the link before it expired: a name of `account/link-ends.ts`; null while it is valid. */
    endedBy: text('ended_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('link_user_id_idx').on(table.userId), index('link_expires_at_idx').on(table.expiresAt)],
);

/** The pending change of an e-mail address, at most one for each user. */
export const emailChange = pgTable(
  'email_change',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => user.id, { onDelete: 'cascade' }),
    newEmail: text('new_email').notNull(),
    /** The session that requested the change: it is the only session that continues after the change. */
    sessionId: text('session_id').notNull(),
    /** False when the old address was never verified: then it only receives a notice. */
    needsOld: boolean('needs_old').notNull(),
    oldConfirmedAt: instant('old_confirmed_at'),
    newConfirmedAt: instant('new_confirmed_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('email_change_created_at_idx').on(table.createdAt)],
);

/** A browser that a user has signed in with. A separate cookie identifies it. */
export const knownBrowser = pgTable(
  'known_browser',
  {
    id: text('id').primaryKey(),
    userId: ownerId(),
    /** SHA-256 of the cookie's value, in hex. */
    secretHash: text('secret_hash').notNull(),
    userAgent: text('user_agent'),
    /** Until then a sign-in with the password needs no second factor in this browser; null without this trust. */
    trustedUntil: instant('trusted_until'),
    /** The rough place of the browser when it became trusted; null when unknown. */
    place: text('place'),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('known_browser_user_id_secret_hash_idx').on(table.userId, table.secretHash),
    index('known_browser_last_seen_at_idx').on(table.lastSeenAt),
  ],
);

/** The security log. Rows are added and never changed; the cleanup job deletes them after their retention time. */
export const activity = pgTable(
  'activity',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Null when the attempt used an address without an account. */
    userId: text('user_id').references(() => user.id, { onDelete: 'cascade' }),
    /** A name of `shared/activity.ts`. */
    kind: text('kind').notNull(),
    at: instant('at').notNull().defaultNow(),
    ok: boolean('ok').notNull().default(true),
    sessionId: text('session_id'),
    /** The origin of the site to which the session was handed; null for every other event. */
    site: text('site'),
    /** Who did it, when it was not the user: the name of a back end's key, or `operator <name>`; null for the user. */
    actor: text('actor'),
    /** Why, in the words of the operator, or which user an operator deleted (`user <id>`); null when nothing was said. */
    reason: text('reason'),
    ipAddress: text('ip_address'),
    /** The rough place of that address at that time; null when unknown. */
    place: text('place'),
    userAgent: text('user_agent'),
    /** The mark of the user's known browser at that time, as in `known_browser`; null for none. */
    browserHash: text('browser_hash'),
    requestId: text('request_id'),
  },
  (table) => [
    // `desc()` in an index means DESC NULLS LAST: statements have to use the same order (`activity/store.ts`).
    index('activity_user_id_id_idx').on(table.userId, table.id.desc()),
    index('activity_user_id_kind_ok_id_idx').on(table.userId, table.kind, table.ok, table.id.desc()),
    index('activity_at_idx').on(table.at),
  ],
);

/** Consecutive wrong passwords, one row for each account. The key is a digest, so it contains no address. */
export const attempt = pgTable(
  'attempt',
  {
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    /** Set by failures of unknown browsers: only unknown browsers have to wait for it. */
    blockedUntil: instant('blocked_until'),
    /** Set by failures of known browsers and sessions of the account: all callers have to wait for it. */
    trustedBlockedUntil: instant('trusted_blocked_until'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('attempt_updated_at_idx').on(table.updatedAt)],
);

/** Requests counted in fixed windows, for all processes together. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [index('rate_limit_ends_at_idx').on(table.endsAt)],
);
