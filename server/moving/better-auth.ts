import { AppError } from '../errors.ts';
import { type ForeignTable, findColumns, readForeignRows } from './foreign-database.ts';
import type { SourceRow, SourceRows } from './source-row.ts';

// The tables of Better Auth 1.x (https://www.better-auth.com/docs/concepts/database): names in camel or snake case,
// in the singular or plural, with or without the columns of the plugins `admin` and `twoFactor`.

const USER = [
  'id',
  'email',
  'name',
  'emailverified',
  'createdat',
  'image',
  'banned',
  'twofactorenabled',
] as const;
const NEEDED = ['id', 'email'] as const;

/** The users of another Better Auth database. Throws `invalid_input` when it has no such tables. */
export async function* readBetterAuth(url: string): SourceRows {
  let line = 0;
  const rows = readForeignRows(url, async (client, quote) => {
    const users = await findColumns(client, null, ['user', 'users']);
    const accounts = await findColumns(client, null, ['account', 'accounts']);
    if (!users || !NEEDED.every((name) => users.columns.has(name)))
      throw new AppError('invalid_input', { sentence: 'The other database has no tables of Better Auth.' });
    const passkeys = await findColumns(client, null, ['passkey', 'passkeys']);
    return toQuery({ users, accounts, passkeys }, quote);
  });
  for await (const row of rows) {
    line += 1;
    yield toSourceRow(line, row);
  }
}

type Tables = { users: ForeignTable; accounts: ForeignTable | null; passkeys: ForeignTable | null };

function toQuery({ users, accounts, passkeys }: Tables, quote: (name: string) => string): string {
  const nameOf = ({ schema, table }: ForeignTable) => `${quote(schema)}.${quote(table)}`;
  const column = (table: ForeignTable, alias: string, name: string) => {
    const found = table.columns.get(name);
    return found === undefined ? null : `${alias}.${quote(found)}`;
  };
  const values = USER.map((name) => `${column(users, 'u', name) ?? 'null'}::text as "${name}"`);
  const key = `${column(users, 'u', 'id')}::text`;
  const ofUser = (table: ForeignTable | null, alias: string) => {
    const owner = table && column(table, alias, 'userid');
    return table && owner ? { from: nameOf(table), where: `${owner}::text = ${key}` } : null;
  };
  const account = ofUser(accounts, 'a');
  const [password, provider] = ['password', 'providerid'].map(
    (name) => accounts && column(accounts, 'a', name),
  );
  const hash =
    account && password && provider
      ? `(select a2.hash from (select ${password} as hash from ${account.from} a
          where ${account.where} and ${provider} = 'credential' and ${password} is not null limit 1) a2)`
      : 'null';
  const passkey = ofUser(passkeys, 'p');
  const hasPasskey = passkey ? `exists (select from ${passkey.from} p where ${passkey.where})` : 'false';
  return `select ${values.join(', ')}, ${hash}::text as password, ${hasPasskey}::text as passkey
    from ${nameOf(users)} u order by ${column(users, 'u', 'id')}`;
}

const toSourceRow = (line: number, row: Record<string, string | null>): SourceRow => ({
  line,
  user: {
    id: row.id,
    email: row.email,
    name: row.name,
    emailVerified: row.emailverified,
    createdAt: row.createdat,
    passwordHash: row.password,
    banned: row.banned,
    image: row.image,
    leftBehind: [
      ...(row.twofactorenabled === 'true' ? ['the second factor is left behind'] : []),
      ...(row.passkey === 'true' ? ['the passkeys are left behind'] : []),
    ],
  },
});
