import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { toClaims } from '../../shared/claims.ts';
import { toProfile } from '../../shared/profile.ts';
import type { Database } from '../db/database.ts';
import { account, claims, profile, user } from '../db/schema/index.ts';
import { signInPassword } from '../passwords/password-row.ts';
import type { OwnForm } from './own-form.ts';

type Page = { after: string | null; most: number; withHashes: boolean };

const COLUMNS = {
  id: user.id,
  email: user.email,
  name: user.name,
  emailVerified: user.emailVerified,
  createdAt: user.createdAt,
  hash: account.password,
  bannedSince: user.disabledAt,
  image: user.image,
  language: user.language,
  profile: { data: profile.data, version: profile.version },
  claims: { data: claims.data, version: claims.version },
};

/** Users in our own form, by id, after the user `after`. Who asked for their account to be deleted is left out. */
export async function findExportPage(db: Database, { after, most, withHashes }: Page): Promise<OwnForm[]> {
  const isOnPage = and(isNull(user.deletionDueAt), after === null ? undefined : gt(user.id, after));
  // The ids first: after an import, PostgreSQL knows too little of the tables and would read them whole for each page.
  const ids = sql`select ${user.id} from ${user} where ${isOnPage} order by ${user.id} limit ${most}`;
  const rows = await db
    .select(COLUMNS)
    .from(user)
    .leftJoin(account, signInPassword(user.id))
    .leftJoin(profile, eq(profile.userId, user.id))
    .leftJoin(claims, eq(claims.userId, user.id))
    .where(sql`${user.id} = any(array(${ids}))`)
    .orderBy(user.id);
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    email_verified: row.emailVerified,
    created_at: row.createdAt.toISOString(),
    password_hash: withHashes ? row.hash : null,
    banned: row.bannedSince?.toISOString() ?? false,
    image: row.image,
    language: row.language,
    profile: onlyStored(row.profile?.data, (data) => toProfile(data, 0)),
    claims: onlyStored(row.claims?.data, (data) => toClaims(data, 0)),
  }));
}

/** The fields that a row holds, in their form of today; what was removed from the schema is left out. */
function onlyStored(data: unknown, toView: (data: unknown) => object): Record<string, unknown> {
  const stored = new Set(Object.keys(data ?? {}));
  return Object.fromEntries(Object.entries(toView(data)).filter(([name]) => stored.has(name)));
}
