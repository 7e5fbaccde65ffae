import { randomUUID, scryptSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashSync as argon2 } from '@node-rs/argon2';
import bcrypt from 'bcryptjs';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { eq, inArray, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { account, activity, mail, user } from '../../server/db/schema/index.ts';
import type { SourceName } from '../../server/moving/import-record.ts';
import { importUsers, type Remark } from '../../server/moving/importer.ts';
import { COLUMNS, type OwnForm, toCells } from '../../server/moving/own-form.ts';
import type { SourceRows } from '../../server/moving/source-row.ts';
import { readDatabaseUsers, readFileUsers } from '../../server/moving/sources.ts';
import type { OperatorDeps } from '../../server/operator/operation.ts';
import { createOperator } from '../../server/operator/operator.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { runOperator } from '../operator-command.ts';

const PASSWORD = 'an old password of mine';

let harness: Harness;
let other: Harness;
let folder: string;
beforeAll(async () => {
  [harness, other] = await Promise.all([startHarness(), startHarness()]);
  folder = await mkdtemp(join(tmpdir(), 'moving-'));
});
afterAll(async () => {
  await Promise.all([harness[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
  await rm(folder, { recursive: true });
});

const operatorOf = ({ db }: Harness) => createOperator({ db } as OperatorDeps, 'grace');
const address = () => `${randomUUID()}@example.com`;
const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const toCsv = (rows: string[][]) => rows.map((row) => row.map(quote).join(',')).join('\r\n');

async function toFile(text: string): Promise<string> {
  const path = join(folder, randomUUID());
  await writeFile(path, text);
  return path;
}

type Options = { keepIds?: boolean; batch?: number; dryRun?: boolean; to?: Harness };

async function run(source: SourceName, rows: SourceRows, options: Options = {}) {
  const { keepIds = false, batch = 500, dryRun = false, to = harness } = options;
  const remarks: Remark[] = [];
  const operator = operatorOf(to);
  const counts = await importUsers({
    rows,
    keepIds,
    batch,
    send: (records) => operator.run(dryRun ? 'user.checkImport' : 'user.import', { source, records }),
    tell: (remark) => void remarks.push(remark),
  });
  return { counts, remarks };
}
const runFile = async (source: SourceName, text: string, options?: Options) =>
  run(source, readFileUsers(source, await toFile(text)), options);

const signInWith = (email: string, password: string, at = harness) =>
  answered(() => at.post('/api/auth/sign-in/email', { email, password }, browser()));

const hashOf = async (email: string) =>
  (
    await harness.db
      .select({ hash: account.password })
      .from(account)
      .innerJoin(user, eq(user.id, account.userId))
      .where(sql`${user.email} = ${email} and ${account.providerId} = 'credential'`)
  )[0]?.hash;

async function exportAll(from: Harness, withHashes = true): Promise<OwnForm[]> {
  const { users, isLast } = await operatorOf(from).run('user.export', { after: null, withHashes });
  expect(isLast).toBe(true);
  return users as unknown as OwnForm[];
}

describe('people sign in with their old passwords, whose hashes are replaced then', () => {
  const salt = Buffer.from('0123456789abcdef');
  const scrypt = scryptSync(PASSWORD, salt, 64, { N: 1024, r: 8, p: 1 });
  const bcryptHash = bcrypt.hashSync(PASSWORD, 4);
  const argon2Hash = argon2(PASSWORD, { memoryCost: 1024, timeCost: 1, parallelism: 2 });

  it.each<[string, SourceName, (email: string) => string]>([
    [
      'our own CSV',
      'csv',
      (email) =>
        toCsv([
          ['email', 'name', 'password_hash'],
          [email, 'Ada', argon2Hash],
        ]),
    ],
    [
      'Clerk’s CSV',
      'clerk',
      (email) =>
        toCsv([
          [
            'id',
            'first_name',
            'last_name',
            'primary_email_address',
            'verified_email_addresses',
            'password_digest',
            'password_hasher',
          ],
          ['user_1', 'Ada', 'Lovelace', email, email, bcryptHash, 'bcrypt'],
        ]),
    ],
    [
      'Supabase’s JSON',
      'supabase',
      (email) =>
        JSON.stringify([
          {
            id: randomUUID(),
            email,
            encrypted_password: bcryptHash.replace('$2b$', '$2a$'),
            email_confirmed_at: '2024-05-06 07:08:09.123456+00',
            raw_user_meta_data: { full_name: 'Ada Lovelace' },
          },
        ]),
    ],
    [
      'Auth0’s hashes',
      'auth0',
      (email) =>
        `${JSON.stringify({ _id: { $oid: '1' }, email, email_verified: true, name: 'Ada Lovelace', passwordHash: bcryptHash })}\n`,
    ],
    [
      'Auth0’s scrypt with parameters',
      'auth0',
      (email) =>
        JSON.stringify({
          user_id: 'auth0|2',
          email,
          name: 'Ada Lovelace',
          custom_password_hash: {
            algorithm: 'scrypt',
            hash: { value: scrypt.toString('hex'), encoding: 'hex' },
            salt: { value: salt.toString('base64'), encoding: 'base64' },
            keylen: 64,
            cost: 1024,
            blockSize: 8,
            parallelization: 1,
          },
        }),
    ],
  ])('%s', async (_, source, toText) => {
    const email = address();
    const { counts, remarks } = await runFile(source, toText(email));
    expect({ counts, remarks }).toMatchObject({ counts: { imported: 1, withoutPassword: 0 }, remarks: [] });
    expect((await signInWith(email, 'not this one')).status).toBe(401);
    expect((await signInWith(email, PASSWORD)).status).toBe(200);
    expect(await hashOf(email)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signInWith(email, PASSWORD)).status).toBe(200);
  });

  it('a user whose hash is not known gets in by a reset', async () => {
    const email = address();
    const { counts, remarks } = await runFile(
      'csv',
      toCsv([
        ['email', 'name', 'password_hash'],
        [email, 'Ada', 'md5!'],
      ]),
    );
    expect(counts).toMatchObject({ imported: 1, withoutPassword: 1, changed: 1 });
    expect(remarks[0]?.what).toMatch(/without a password/);
    expect(JSON.stringify(remarks)).not.toContain('md5!');
    expect((await signInWith(email, PASSWORD)).status).toBe(401);
    await harness.post('/api/auth/request-password-reset', { email });
    const token = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const reset = await harness.post('/api/auth/reset-password', { token, newPassword: PASSWORD }, browser());
    expect(reset.status).toBe(200);
    expect((await signInWith(email, PASSWORD)).status).toBe(200);
  });
});

it('an import sends no mail, and writes one row of the security log with the operator’s name', async () => {
  const email = address();
  await runFile(
    'csv',
    toCsv([
      ['email', 'name', 'claims.roles', 'profile.bio'],
      [email, 'Ada', 'teacher', 'Hello\nthere'],
    ]),
  );
  const [ada] = await harness.db.select().from(user).where(eq(user.email, email));
  const rows = await harness.db
    .select()
    .from(activity)
    .where(eq(activity.userId, ada?.id ?? ''));
  expect(rows).toMatchObject([{ kind: 'imported', actor: 'operator grace', ok: true }]);
  expect(await harness.db.select().from(mail).where(eq(mail.recipient, email))).toEqual([]);
  const changes = await harness.db.execute(sql`select kind from change where user_id = ${ada?.id}`);
  expect((changes as unknown as { rows: unknown[] }).rows).toEqual([{ kind: 'user.created' }]);
});

describe('a dry run', () => {
  it('reports every row that is wrong, in conflict or changed, and stores nothing', async () => {
    const taken = await harness.signUp();
    const [one, two, three] = [address(), address(), address()];
    const text = toCsv([
      ['id', 'email', 'name', 'email_verified', 'created_at', 'claims.roles'],
      ['1', one, 'Ada', 'true', '', ''],
      ['2', one.toUpperCase(), 'Ada in another case', '', '', ''],
      ['3', taken.email, 'Eve', '', '', ''],
      ['4', 'nonsense', 'Bob', '', '', ''],
      ['5', two, `${'x'.repeat(150)}\u0007`, 'perhaps', '', ''],
      ['6', two, `${'x'.repeat(150)}\u0007`, 'no', '2999-01-01', ''],
      ['7', three, '', '', '', 'emperor'],
      ['8', 'too', 'few'],
    ]);
    const before = await harness.db.$count(user);
    const { counts, remarks } = await runFile('csv', text, { dryRun: true });
    expect(remarks.map(({ line, kind, what }) => [line, kind, what])).toEqual([
      [3, 'conflict', 'line 2 has the same address or id'],
      [5, 'refused', 'the address is not valid'],
      [6, 'refused', 'whether the address is verified cannot be read'],
      [8, 'refused', expect.stringMatching(/^the claims are not valid: roles/)],
      [9, 'refused', 'the row has 3 cells, and the first line 6'],
      [4, 'conflict', 'another user has this address'],
      [7, 'changed', 'the date of creation is in the future: it is now'],
      [7, 'changed', expect.stringMatching(/^the name was shortened/)],
    ]);
    expect(counts).toMatchObject({
      rows: 8,
      imported: 2,
      conflicts: 2,
      refused: 4,
      changed: 1,
      unverified: 1,
    });
    expect(await harness.db.$count(user)).toBe(before);
  });
});

describe('an import can be repeated', () => {
  const toPeople = (emails: string[]) =>
    toCsv([
      ['id', 'email', 'name', 'profile.experienceLevel'],
      ...emails.map((email) => [`old-${email}`, email, 'Ada', '3']),
    ]);

  it('two at once bring each user once, and a third finds all of them', async () => {
    const emails = Array.from({ length: 60 }, address);
    const text = toPeople(emails);
    const both = await Promise.all([runFile('csv', text, { batch: 7 }), runFile('csv', text, { batch: 11 })]);
    expect(both.flatMap(({ remarks }) => remarks)).toEqual([]);
    const [a, b] = both.map(({ counts }) => counts);
    expect((a?.imported ?? 0) + (b?.imported ?? 0)).toBe(60);
    expect((a?.already ?? 0) + (b?.already ?? 0)).toBe(60);
    expect((await runFile('csv', text)).counts).toMatchObject({ imported: 0, already: 60 });
    expect(await harness.db.$count(user, inArray(user.email, emails))).toBe(60);
  });

  it('after it ended early, it brings the rest; a user whose address changed meanwhile is there already', async () => {
    const emails = Array.from({ length: 10 }, address);
    const operator = operatorOf(harness);
    let sent = 0;
    const rows = readFileUsers('csv', await toFile(toPeople(emails)));
    const ended = importUsers({
      rows,
      keepIds: false,
      batch: 3,
      send: (records) => {
        sent += 1;
        if (sent === 3) throw new Error('Ctrl-C');
        return operator.run('user.import', { source: 'csv', records });
      },
      tell: () => {},
    });
    await expect(ended).rejects.toThrow('Ctrl-C');
    expect(await harness.db.$count(user, inArray(user.email, emails))).toBe(6);
    await harness.db
      .update(user)
      .set({ email: address() })
      .where(eq(user.email, emails[0] ?? ''));
    const { counts, remarks } = await runFile('csv', toPeople(emails));
    expect({ counts, remarks }).toMatchObject({ counts: { imported: 4, already: 6 }, remarks: [] });
  });

  it('a user whose id another has is a conflict, and the others of the batch are stored', async () => {
    const id = `taken-${randomUUID()}`;
    await runFile(
      'csv',
      toCsv([
        ['id', 'email', 'name'],
        [id, address(), 'Ada'],
      ]),
      { keepIds: true },
    );
    const rows = ['a', id, 'b'].map((own) =>
      JSON.stringify({ user_id: own === id ? id : `${own}-${randomUUID()}`, email: address(), name: 'Bob' }),
    );
    const again = await runFile('auth0', `[${rows.join()}]`, { keepIds: true }); // all on one line
    expect(again.remarks).toMatchObject([{ line: 1, kind: 'conflict', what: 'another user has this id' }]);
    expect(again.counts.imported).toBe(2);
  });

  it('a batch that the database refuses stores nothing of it', async () => {
    const emails = [address(), address()];
    await harness.db.execute(
      sql.raw(`create function refuse_it() returns trigger language plpgsql as
      $$ begin if exists (select from is_now where user_id in (select id from "user" where email = '${emails[1]}')) then raise 'refused'; end if; return null; end $$;`),
    );
    await harness.db.execute(sql`create trigger refuse_it after insert on claims referencing new table as is_now
      for each statement execute function refuse_it()`);
    const text = toCsv([
      ['email', 'name', 'claims.roles'],
      ...emails.map((email) => [email, 'Ada', 'teacher']),
    ]);
    await expect(runFile('csv', text)).rejects.toThrow();
    await harness.db.execute(sql`drop trigger refuse_it on claims`);
    expect(await harness.db.$count(user, inArray(user.email, emails))).toBe(0);
    expect((await runFile('csv', text)).counts.imported).toBe(2);
  });
});

it('an export gives back what an import takes: the same users with the same passwords in another service', async () => {
  const ada = await other.signUp({ name: '=cmd|"/c calc"!A1, Ада\u2764' });
  const kept = address();
  const bcryptHash = bcrypt.hashSync(PASSWORD, 4);
  await runFile(
    'csv',
    toCsv([
      COLUMNS.slice(),
      ...[
        [
          'old.id~1',
          kept,
          'Grace',
          'true',
          '2001-02-03T04:05:06.789Z',
          bcryptHash,
          '',
          'https://pics.example.com/g.png',
        ],
      ].map((cells) => [
        ...cells,
        ...COLUMNS.slice(8).map(
          (name) =>
            ({
              language: 'pt-BR',
              'profile.bio': '[1]',
              'profile.experienceLevel': '4',
              'profile.softwareBackground': '["ros2","python"]',
              'claims.roles': 'teacher',
            })[name] ?? '',
        ),
      ]),
      [
        'banned-1',
        address(),
        'Mallory',
        'no',
        '2001-01-01',
        '',
        '2024-01-01',
        '',
        ...COLUMNS.slice(8).map(() => ''),
      ],
    ]),
    { keepIds: true, to: other },
  );
  const users = await exportAll(other);
  expect(users).toHaveLength(3);
  expect(users.find(({ email }) => email === kept)).toMatchObject({
    id: 'old.id~1',
    language: 'pt-BR',
    profile: { bio: '[1]', experienceLevel: 4, softwareBackground: ['python', 'ros2'] },
    claims: { roles: ['teacher'] },
  });
  expect(JSON.stringify(await exportAll(other, false))).not.toContain('$');

  await using third = await startHarness();
  const text = toCsv([COLUMNS.slice(), ...users.map(toCells)]);
  expect((await runFile('csv', text, { keepIds: true, to: third })).remarks).toEqual([]);
  expect(await exportAll(third)).toEqual(users);
  expect((await signInWith(ada.email, 'correct horse battery', third)).status).toBe(200);
  expect((await signInWith(kept, PASSWORD, third)).status).toBe(200);
});

describe('the commands', () => {
  const command = (...args: string[]) => runOperator(harness, { args });

  it('import says what it did, and fails while rows are missing', async () => {
    const file = await toFile(
      toCsv([
        ['email', 'name'],
        [address(), 'Ada\u001b[2J'],
        ['nonsense\u001b[2J', 'Bob'],
      ]),
    );
    const first = await command('user', 'import', file, '--from', 'csv');
    expect(first).toMatchObject({ code: 1, stderr: 'Rows that were not imported: 1.\n' });
    expect(first.stdout).toContain('line 3: refused: nonsense');
    expect(first.stdout).toContain('Imported 1 of 2 rows');
    expect(first.stdout).not.toContain('\u001b');
    const again = await command('user', 'import', file, '--from', 'csv', '--json');
    expect(
      again.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { line: 3, kind: 'refused' },
      { rows: 2, imported: 0, already: 1, refused: 1 },
    ]);
    expect((await command('user', 'import', '--from', 'clerk')).code).toBe(1);
    expect((await command('user', 'import', file, '--from', 'csv', '--batch', '501')).code).toBe(2);
    expect((await command('user', 'import', file)).code).toBe(2);
  });

  it('export writes a file that only its owner reads, replaces none, and leaves none behind that is not whole', async () => {
    const ada = await harness.signUp();
    const file = join(folder, 'everybody.csv');
    expect(await command('user', 'export', file)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Wrote \d+ users? to .*\.csv\.\n$/),
      stderr: '',
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(new RegExp(`^${COLUMNS.join()}\n`));
    expect(text).toContain(ada.email);
    expect(await command('user', 'export', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists'),
    });
    expect(await readFile(file, 'utf8')).toBe(text);
    expect((await command('user', 'export', join(folder, 'none/x.csv'))).stderr).toContain('ENOENT');
    const json = (await command('user', 'export', '-', '--format', 'json', '--without-hashes')).stdout;
    expect(json).toContain(`"email":"${ada.email}"`);
    expect(json).not.toContain('$argon2id');
    const own = JSON.parse((await command('user', 'export', '-', '--user', ada.email)).stdout);
    expect(own).toMatchObject({ user: { email: ada.email } });
    expect(JSON.stringify(own)).not.toContain('$argon2id');
    const dry = await command('user', 'export', join(folder, 'ada.json'), '--user', ada.email, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('Would write') });
    const copies = await harness.db.select().from(activity).where(eq(activity.kind, 'data_copied'));
    expect(copies).toMatchObject([{ userId: ada.user.id, actor: expect.stringMatching(/^operator /) }]);
  });
});

describe.runIf(inject('driver') === 'pg')('databases of other services', () => {
  async function openForeign() {
    const server = inject('postgresUrl');
    const name = `foreign_${randomUUID().replaceAll('-', '')}`;
    const admin = new pg.Client({ connectionString: `${server}/postgres` });
    await admin.connect();
    await admin.query(`create database ${name}`);
    const pool = new pg.Pool({ connectionString: `${server}/${name}` });
    pool.on('error', () => {}); // the database is dropped while connections close
    return {
      url: `${server}/${name}`,
      pool,
      async [Symbol.asyncDispose]() {
        await pool.end();
        await admin.query(`drop database ${name} with (force)`);
        await admin.end();
      },
    };
  }

  it('a Better Auth database, as Better Auth makes it', async () => {
    await using foreign = await openForeign();
    const options = {
      database: foreign.pool,
      emailAndPassword: { enabled: true },
      secret: randomUUID(),
      baseURL: 'http://localhost',
    };
    await (await getMigrations(options)).runMigrations();
    const email = address();
    await betterAuth(options).api.signUpEmail({ body: { email, name: 'Ada', password: PASSWORD } });
    await foreign.pool.query(
      `update "user" set "createdAt" = '2024-01-01T00:00:00Z', "emailVerified" = true`,
    );
    const { counts, remarks } = await run('better-auth', readDatabaseUsers('better-auth', foreign.url));
    expect({ counts, remarks }).toMatchObject({
      counts: { imported: 1, unverified: 0, withoutPassword: 0 },
      remarks: [],
    });
    const [ada] = await harness.db.select().from(user).where(eq(user.email, email));
    expect(ada?.createdAt.toISOString()).toBe('2024-01-01T00:00:00.000Z');
    expect((await signInWith(email, PASSWORD)).status).toBe(200);
  });

  it('a Better Auth database with other names, plugins and hashes', async () => {
    await using foreign = await openForeign();
    const email = address();
    await foreign.pool.query(`
      create table users (id uuid primary key default gen_random_uuid(), email text, email_verified boolean, name text,
        created_at timestamp, banned boolean, two_factor_enabled boolean);
      create table accounts (id int, user_id uuid, provider_id text, account_id text, password text);
      insert into users (email, email_verified, name, created_at, banned, two_factor_enabled)
        values ('${email.toUpperCase()}', true, 'Ada', '2023-04-05 06:07:08', false, true);
      insert into accounts select 1, id, 'github', '77', null from users;
      insert into accounts select 2, id, 'credential', id::text, '${bcrypt.hashSync(PASSWORD, 4)}' from users`);
    const { counts, remarks } = await run('better-auth', readDatabaseUsers('better-auth', foreign.url));
    expect(counts).toMatchObject({ imported: 1, withoutPassword: 0 });
    expect(remarks.map(({ what }) => what)).toEqual(['the second factor is left behind']);
    expect((await signInWith(email, PASSWORD)).status).toBe(200);
  });

  it('a Supabase database', async () => {
    await using foreign = await openForeign();
    const email = address();
    await foreign.pool.query(`
      create schema auth;
      create table auth.users (id uuid, email varchar, encrypted_password varchar, email_confirmed_at timestamptz,
        raw_user_meta_data jsonb, created_at timestamptz, banned_until timestamptz, deleted_at timestamptz);
      insert into auth.users values
        (gen_random_uuid(), '${email}', '${bcrypt.hashSync(PASSWORD, 4)}', now(), '{"name":"Ada"}', now(), null, null),
        (gen_random_uuid(), 'b${email}', null, now(), '{}', now(), null, now())`);
    const { counts, remarks } = await run('supabase', readDatabaseUsers('supabase', foreign.url));
    expect(counts).toMatchObject({ imported: 1, refused: 1 });
    expect(remarks).toMatchObject([{ what: 'the user was deleted at the source' }]);
    expect((await signInWith(email, PASSWORD)).status).toBe(200);
  });

  it('a database that is none of these, or does not answer, is named in one sentence', async () => {
    await using foreign = await openForeign();
    const read = (url: string) => run('better-auth', readDatabaseUsers('better-auth', url));
    await expect(read(foreign.url)).rejects.toThrow('no tables of Better Auth');
    await expect(read('postgres://ada:secret-password@127.0.0.1:1/x')).rejects.toThrow(
      /^The other database cannot be read/,
    );
    await expect(read('mysql://ada:secret-password@127.0.0.1/x')).rejects.toThrow(/^(?!.*secret)/);
  });
});
