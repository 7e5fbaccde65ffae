import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { emailSchema, toEmailForm } from '../../shared/email-address.ts';
import type { Database } from '../db/database.ts';
import { claims, profile, user } from '../db/schema/index.ts';
import { toNameKey } from './name-key.ts';
import { findEnd } from './prefix-range.ts';

/**
 * Users that a query may find by their address. They are read and sorted by name for each page, so their number is
 * bounded: a query that more addresses begin with finds users by name only.
 */
export const FOUND_BY_ADDRESS_MOST = 200;

/** The place of a user in the order of the list. */
export type Place = { key: string; id: string };

export type PageQuestion = {
  /** The beginning of a name. Empty for all users. */
  prefix: string;
  /** True when the prefix may be of the address, too. */
  byAddress: boolean;
  /** Only users after this place; null for the first page. */
  after: Place | null;
  most: number;
  /** For the operator; absent for back ends. */
  only?: UserFilter;
};

/** Each true member leaves out users of whom it is not true. */
type UserFilter = { banned?: boolean; unverified?: boolean; deletionPending?: boolean };

/** PostgreSQL stores neither U+0000 nor half of a surrogate pair: no user has such an id. */
export const isStorable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);

/** Who asked for their account to be deleted is gone for back ends. A banned user is not: their words stay. */
const isHere = isNull(user.deletionDueAt);
const C = sql.raw('collate "C"');
const nameKey = sql<string>`gatehouse_name_key(${user.name}) ${C}`;
const inOrder = sql`${nameKey}, ${user.id} ${C}`;

const COLUMNS = {
  id: user.id,
  name: user.name,
  image: user.image,
  email: user.email,
  emailVerified: user.emailVerified,
  createdAt: user.createdAt,
  disabledAt: user.disabledAt,
  deletionDueAt: user.deletionDueAt,
  profile: { data: profile.data, version: profile.version },
  claims: { data: claims.data, version: claims.version },
};

const selectUsers = (db: Database) =>
  db
    .select(COLUMNS)
    .from(user)
    .leftJoin(profile, eq(profile.userId, user.id))
    .leftJoin(claims, eq(claims.userId, user.id));
/** A user with profile and claims, as the database has them. */
export type DirectoryRow = Awaited<ReturnType<typeof selectUsers>>[number];

const toCondition = ({ banned, unverified, deletionPending }: UserFilter): SQL | undefined =>
  and(
    deletionPending ? isNotNull(user.deletionDueAt) : isHere,
    banned ? isNotNull(user.disabledAt) : undefined,
    unverified ? eq(user.emailVerified, false) : undefined,
  );

/** True for text that begins with `prefix`. */
const beginsWith = (text: SQL, prefix: string): SQL | undefined => {
  const end = findEnd(prefix);
  return prefix === ''
    ? undefined
    : and(sql`${text} >= ${prefix}`, end === null ? undefined : sql`${text} < ${end}`);
};

/** The users of the service, for back ends: without sessions, hashes or tokens. Each question is one statement. */
export function createDirectory(db: Database) {
  // Prepared: for one page of names, Drizzle and PostgreSQL would take as long to plan as to read.
  const prepare = (column: typeof user.id | typeof user.email, name: string) => {
    const statement = selectUsers(db)
      .where(and(sql`${column} = any(${sql.placeholder('values')})`, isHere))
      .prepare(name);
    return async (values: string[]): Promise<DirectoryRow[]> =>
      values.length === 0 ? [] : statement.execute({ values });
  };
  const findWithIds = prepare(user.id, 'find_users_by_id');
  const findWithEmails = prepare(user.email, 'find_users_by_email');

  return {
    /** The user with this id; null when there is none. */
    async find(id: string): Promise<DirectoryRow | null> {
      if (!isStorable(id)) return null;
      const [row] = await findWithIds([id]);
      return row ?? null;
    },

    /** The users with these ids, by id. */
    async findByIds(ids: readonly string[]): Promise<Map<string, DirectoryRow>> {
      const rows = await findWithIds([...new Set(ids.filter(isStorable))]);
      return new Map(rows.map((row) => [row.id, row]));
    },

    /** The users with these addresses, by the address as it was given, in any spelling. */
    async findByEmails(emails: readonly string[]): Promise<Map<string, DirectoryRow>> {
      const forms = new Map<string, string>();
      for (const email of emails) {
        const form = emailSchema.safeParse(email);
        if (form.success) forms.set(email, form.data);
      }
      const rows = await findWithEmails([...new Set(forms.values())]);
      const byForm = new Map(rows.map((row) => [row.email, row]));
      const found = new Map<string, DirectoryRow>();
      for (const [email, form] of forms) {
        const row = byForm.get(form);
        if (row) found.set(email, row);
      }
      return found;
    },

    /** Users ordered by the key of their name, then by id. */
    list({ prefix, byAddress, after, most, only = {} }: PageQuestion): Promise<DirectoryRow[]> {
      const isAfter = after ? sql`(${nameKey}, ${user.id} ${C}) > (${after.key}, ${after.id})` : undefined;
      const isWanted = toCondition(only);
      const byName = and(isWanted, beginsWith(nameKey, toNameKey(prefix)), isAfter);
      const named = sql`select ${user.id} from ${user} where ${byName} order by ${inOrder} limit ${most}`;
      const address = byAddress ? findAddressPrefix(prefix) : null;
      const ids = address === null ? named : addAddressed(named, { address, after, most, isWanted });
      return selectUsers(db).where(sql`${user.id} = any(array(${ids}))`).orderBy(inOrder).limit(most);
    },
  };
}
export type Directory = ReturnType<typeof createDirectory>;

type Addressed = { address: string; after: Place | null; most: number; isWanted: SQL | undefined };

/**
 * The ids of `named`, and the ids of users whose address begins with `address`. Those are read in the order of the index,
 * so that the planner cannot choose to read the whole table. The ids leave with the collation of the primary key, which
 * could not find them in "C".
 */
function addAddressed(named: SQL, { address, after, most, isWanted }: Addressed): SQL {
  const email = sql`${user.email} ${C}`;
  const areFew = sql`(select count(*) from near) <= ${FOUND_BY_ADDRESS_MOST}`;
  const isAfter = after ? sql`(key, id) > (${after.key}, ${after.id})` : undefined;
  return sql`with near as materialized (
      select ${nameKey} as key, ${user.id} ${C} as id from ${user}
      where ${and(isWanted, beginsWith(email, address))} order by ${email} limit ${FOUND_BY_ADDRESS_MOST + 1}
    )
    select id collate "default" from (
      (${named}) union all (select id from near where ${and(areFew, isAfter)} order by key, id limit ${most})
    ) as found`;
}

/** The stored form of the beginning of an address; null for what no address begins with. */
function findAddressPrefix(prefix: string): string | null {
  const form = prefix.includes('@')
    ? toEmailForm(prefix)
    : prefix.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return /^[!-~]+$/.test(form) ? form : null;
}
