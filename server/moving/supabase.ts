import { isGiven, type SourceRow, type SourceUser, toFields, toFullName } from './source-row.ts';
import { toInstant } from './values.ts';

// The table `auth.users` of Supabase, from its database or as an exported file:
// https://supabase.com/docs/guides/platform/migrating-to-supabase/auth0 lists the columns, and
// https://workos.com/docs/migrate/supabase the query.

/** The columns that are read. Older versions lack some. */
export const SUPABASE_COLUMNS = [
  'id',
  'email',
  'encrypted_password',
  'email_confirmed_at',
  'raw_user_meta_data',
  'created_at',
  'banned_until',
  'deleted_at',
  'is_anonymous',
  'is_sso_user',
] as const;

/** Says why a user cannot be imported. */
export function fromSupabase(line: number, fields: Record<string, unknown>): SourceRow {
  if (isGiven(fields.deleted_at)) return { line, fault: 'the user was deleted at the source' };
  if (isTrue(fields.is_anonymous)) return { line, fault: 'the user is anonymous' };
  return { line, user: toUser(fields) };
}

function toUser(fields: Record<string, unknown>): SourceUser {
  const about = readMetaData(fields.raw_user_meta_data);
  return {
    id: fields.id,
    email: fields.email,
    name:
      [about.full_name, about.name, about.display_name].find(isGiven) ??
      toFullName(about.first_name, about.last_name),
    emailVerified: isGiven(fields.email_confirmed_at),
    createdAt: fields.created_at,
    passwordHash: fields.encrypted_password,
    banned: isBanned(fields.banned_until),
    image: [about.avatar_url, about.picture].find(isGiven),
    leftBehind: isTrue(fields.is_sso_user) ? ['the single sign-on of this user is left behind'] : [],
  };
}

const isTrue = (value: unknown) => value === true || value === 'true' || value === 't';

/** A ban without an end that can be read does not end. */
function isBanned(until: unknown): boolean {
  const end = toInstant(until);
  return end === null ? false : end === undefined || Date.parse(end) > Date.now();
}

function readMetaData(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string') return toFields(value);
  try {
    return toFields(JSON.parse(value));
  } catch {
    return {};
  }
}
