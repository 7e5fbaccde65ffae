import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { CREDENTIAL } from '../passwords/password-row.ts';
import { createId } from '../secrets/random-id.ts';

type Given = {
  email: string;
  name: string;
  image?: string | null;
  emailVerified?: boolean;
  /** The language of the request that makes the account; null when it names none. */
  language?: string | null;
};
export type NewPerson = ReturnType<typeof toNewPerson>;

/** A person who is not stored yet. `email` is in its stored form. */
export function toNewPerson({ email, name, image = null, emailVerified = false, language = null }: Given) {
  const createdAt = new Date();
  return {
    id: createId(),
    email,
    emailVerified,
    twoFactorEnabled: false,
    name,
    image,
    language,
    createdAt,
    updatedAt: createdAt,
  };
}

/**
 * Stores a person. `hash`: of the password; null without one. False when the address is taken. `also`: a statement that
 * reads `person`.
 */
export async function storePerson(
  trx: Database,
  person: NewPerson,
  hash: string | null,
  also?: SQL,
): Promise<boolean> {
  const { id, email, emailVerified, name, image, language } = person;
  const now = person.createdAt.toISOString();
  const rows = await readRows(
    trx,
    sql`
    with person as (
      insert into "user" (id, name, email, email_verified, image, language, created_at, updated_at)
      values (${id}, ${name}, ${email}, ${emailVerified}, ${image}, ${language}, ${now}, ${now})
      on conflict (email) do nothing returning id
    ),
    password as (
      insert into account (id, account_id, provider_id, user_id, password, created_at, updated_at)
      select ${createId()}, id, ${CREDENTIAL}, id, ${hash}, ${now}::timestamptz, ${now}::timestamptz from person returning id
    )${also === undefined ? sql`` : sql`, also_done as (${also})`}
    select from person where exists (select from password)`,
  );
  return rows.length > 0;
}
