import { sql } from 'drizzle-orm';
import { reportActivity } from '../activity/event.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import { CREDENTIAL } from '../passwords/password-row.ts';
import { createId } from '../secrets/random-id.ts';
import type { ImportRecord, SourceName } from './import-record.ts';
import type { Outcome } from './importer.ts';

/**
 * The provider of the account row that remembers the id of a user at the source. It is no way to sign in. Its unique
 * index makes an import repeatable.
 */
const toProvider = (source: SourceName): string => `import:${source}`;

type Batch = { records: readonly ImportRecord[]; source: SourceName };

/**
 * Stores users with password, profile, claims and a row of the security log, each whole or not at all. Returns what
 * became of those that were not stored.
 */
export async function storeUsers(db: Database, { records, source }: Batch, by: Source): Promise<Outcome[]> {
  const provider = toProvider(source);
  const log = { provider, actor: by.actor ?? null, requestId: by.requestId };
  return db.transaction(async (trx) => {
    // Their profiles are no news of their own (`migrations/`): a back end reads the whole new user.
    await trx.execute(sql`select set_config('gatehouse.new_users', 'on', true)`);
    const stored = await store(trx, toGiven(records), log);
    for (const { id } of stored) reportActivity(trx, { kind: 'imported', userId: id }, by);
    const done = new Set(stored.map(({ number }) => number));
    const rest = records.filter(({ number }) => !done.has(number));
    const known = await checkUsers(trx, { records: rest, source });
    // Who was in the way is gone since. The whole batch is rolled back, and the next run imports it.
    if (known.length < rest.length)
      throw new AppError('conflict', { sentence: 'Users were deleted during the import. Run it again.' });
    return known;
  });
}

/** What would become of those that would not be stored. */
export async function checkUsers(db: Database, { records, source }: Batch): Promise<Outcome[]> {
  if (records.length === 0) return [];
  const found = await findOutcomes(db, toGiven(records), toProvider(source));
  return found.filter((one): one is Outcome => one.outcome !== null);
}

const toGiven = (records: readonly ImportRecord[]) =>
  JSON.stringify(
    records.map(({ id, profile, claims, ...record }) => ({
      ...record,
      id: id ?? createId(),
      passwordId: createId(),
      originId: createId(),
      profile: Object.keys(profile).length > 0 ? profile : null,
      claims: Object.keys(claims).length > 0 ? claims : null,
    })),
  );

const givenRows = (
  given: string,
) => sql`jsonb_to_recordset(${given}::jsonb) as given (number integer, "sourceId" text,
  id text, email text, "emailVerified" boolean, name text, image text, language text, "createdAt" timestamptz, "passwordHash" text,
  "bannedSince" timestamptz, profile jsonb, claims jsonb, "passwordId" text, "originId" text)`;

/**
 * The user whom an earlier import brought from this id. A value and no EXISTS: for that, PostgreSQL would read the whole
 * table, because it knows too little of a table that is being filled.
 */
const findOrigin = (provider: string) =>
  sql`(select user_id from account where provider_id = ${provider} and account_id = given."sourceId")`;

type Log = { provider: string; actor: string | null; requestId: string | null };

/**
 * One statement. The order of the rows is the same in every import, so that two of them do not lock each other out. Who
 * is there already, or comes at the same moment, is left out by the conflict clause.
 */
const store = (trx: Database, given: string, { provider, actor, requestId }: Log) =>
  readRows<{ number: number; id: string }>(
    trx,
    sql`
    with given as materialized (select * from ${givenRows(given)}),
    fresh as (
      select * from given where ${findOrigin(provider)} is null
    ),
    person as (
      insert into "user" (id, name, email, email_verified, image, language, disabled_at, created_at)
      select id, name, email, "emailVerified", image, language, "bannedSince", coalesce("createdAt", now())
      from fresh order by email collate "C"
      on conflict do nothing returning id
    ),
    imported as (select fresh.* from fresh join person on person.id = fresh.id),
    password as (
      insert into account (id, account_id, provider_id, user_id, password)
      select "passwordId", id, ${CREDENTIAL}, id, "passwordHash" from imported where "passwordHash" is not null
    ),
    origin as (
      insert into account (id, account_id, provider_id, user_id)
      select "originId", "sourceId", ${provider}, id from imported
    ),
    saved_profile as (insert into profile (user_id, data) select id, profile from imported where profile is not null),
    saved_claims as (insert into claims (user_id, data) select id, claims from imported where claims is not null),
    logged as (
      insert into activity (user_id, kind, actor, request_id)
      select id, 'imported', ${actor}::text, ${requestId}::text from imported
    )
    select number, id from imported`,
  );

/** Why a record is not stored. Null for one that can be. */
const findOutcomes = (db: Database, given: string, provider: string) =>
  readRows<{ number: number; outcome: Outcome['outcome'] | null }>(
    db,
    sql`select number, case
      when ${findOrigin(provider)} is not null then 'already'
      when (select id from "user" where "user".email = given.email) is not null then 'address_taken'
      when (select id from "user" where "user".id = given.id) is not null then 'id_taken' end as outcome
    from ${givenRows(given)}`,
  );
