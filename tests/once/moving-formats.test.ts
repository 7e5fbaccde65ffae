import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImportRecord, SourceName } from '../../server/moving/import-record.ts';
import { importUsers, type Remark } from '../../server/moving/importer.ts';
import { COLUMNS, type OwnForm, toCells } from '../../server/moving/own-form.ts';
import { readFileUsers } from '../../server/moving/sources.ts';
import { SUPABASE_COLUMNS } from '../../server/moving/supabase.ts';

const folder = mkdtempSync(join(tmpdir(), 'formats-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** What an import of these bytes would send, and what it reports. */
async function read(source: SourceName, bytes: string | Buffer) {
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, bytes);
  const records: ImportRecord[] = [];
  const remarks: Remark[] = [];
  const counts = await importUsers({
    rows: readFileUsers(source, path),
    keepIds: true,
    batch: 100,
    send: (batch) => {
      records.push(...batch);
      return Promise.resolve([]);
    },
    tell: (remark) => void remarks.push(remark),
  });
  return { records, remarks, counts };
}

const BCRYPT = '$2b$10$rnjpxKIPVWNW9JQGsyncReFH6RG1BcD5OEGfS.8syhnBAdGhfKEnW';

describe('what services export is understood', () => {
  it('Clerk: the primary address, its verification, names, and hashers that are known', async () => {
    const { records, remarks } = await read(
      'clerk',
      [
        'id,first_name,last_name,username,primary_email_address,verified_email_addresses,unverified_email_addresses,totp_secret,password_digest,password_hasher',
        `user_1,Ada,Lovelace,,A@x.org,"b@x.org|a@x.org",,,${BCRYPT},bcrypt`,
        `user_2,,,bob,b2@x.org,,b2@x.org,SECRET,${BCRYPT},bcrypt_peppered`,
        'user_3,Eve,,,,c@x.org,,,pbkdf2_sha256$1000$salt$1234567890123456789012345678901234567890123=,pbkdf2_sha256_django',
        'user_4,No,Address,,,,,,,',
      ].join('\n'),
    );
    expect(records).toMatchObject([
      { id: 'user_1', email: 'a@x.org', emailVerified: true, name: 'Ada Lovelace', passwordHash: BCRYPT },
      { email: 'b2@x.org', emailVerified: false, name: 'bob', passwordHash: null },
      {
        email: 'c@x.org',
        emailVerified: true,
        passwordHash: '$pbkdf2-sha256$i=1000$c2FsdA$1234567890123456789012345678901234567890123',
      },
    ]);
    expect(remarks.map(({ line, what }) => [line, what])).toEqual([
      [5, 'there is no address'],
      [3, 'imported without a password: its hasher is not known'],
      [3, 'the authenticator app is left behind'],
    ]);
  });

  it('Supabase: instants of PostgreSQL, bans, and users who are none', async () => {
    const { records, remarks } = await read(
      'supabase',
      stringify([
        [
          'id',
          'email',
          'encrypted_password',
          'email_confirmed_at',
          'raw_user_meta_data',
          'created_at',
          'banned_until',
          'deleted_at',
          'is_anonymous',
        ],
        [
          '1',
          'a@x.org',
          BCRYPT,
          '2024-05-06 07:08:09.123456+02',
          '{"full_name":"Ada","avatar_url":"https://x.org/a.png"}',
          '2024-05-06 07:08:09.123456+02',
          '',
          '',
          'f',
        ],
        ['2', 'b@x.org', '', '', 'not JSON', '2024-05-06 07:08:09', '2999-01-01 00:00:00+00', '', 'f'],
        ['3', 'c@x.org', '', '', '{"name":"Eve"}', '2024-05-06', '2001-01-01 00:00:00+00', '', 'f'],
        ['4', 'd@x.org', '', '', '{}', '', '', '2024-01-01', 'f'],
        ['5', '', '', '', '{}', '', '', '', 't'],
      ]),
    );
    expect(records).toMatchObject([
      {
        emailVerified: true,
        name: 'Ada',
        createdAt: '2024-05-06T05:08:09.123Z',
        image: 'https://x.org/a.png',
        bannedSince: null,
      },
      {
        emailVerified: false,
        name: 'b',
        createdAt: '2024-05-06T07:08:09.000Z',
        bannedSince: expect.any(String),
      },
      { name: 'Eve', createdAt: '2024-05-06T00:00:00.000Z', bannedSince: null },
    ]);
    expect(remarks.filter(({ kind }) => kind === 'refused').map(({ what }) => what)).toEqual([
      'the user was deleted at the source',
      'the user is anonymous',
    ]);
  });

  it('Auth0: profiles, hashes, and hashes of others with their parameters', async () => {
    const custom = (custom_password_hash: unknown, n: number) => ({
      user_id: `u${n}`,
      email: `u${n}@x.org`,
      name: 'U',
      custom_password_hash,
    });
    const lines = [
      {
        user_id: 'u1',
        email: 'u1@x.org',
        email_verified: true,
        given_name: 'Ada',
        family_name: 'L',
        blocked: true,
        created_at: '2020-01-01T00:00:00.000Z',
        picture: 'http://x.org/a.png',
      },
      { _id: { $oid: '5f' }, email: 'u2@x.org', name: 'Bob', passwordHash: BCRYPT },
      custom({ algorithm: 'bcrypt', hash: { value: BCRYPT } }, 3),
      custom(
        {
          algorithm: 'scrypt',
          hash: { value: '00'.repeat(32), encoding: 'hex' },
          salt: { value: 'salt', encoding: 'utf8' },
          cost: 16384,
          keylen: 32,
        },
        4,
      ),
      custom(
        {
          algorithm: 'scrypt',
          hash: { value: '00'.repeat(32), encoding: 'hex' },
          salt: { value: 'salt' },
          cost: 2 ** 30,
        },
        5,
      ),
      custom({ algorithm: 'md5', hash: { value: '00', encoding: 'hex' }, salt: { value: 'x' } }, 6),
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const { records, remarks } = await read('auth0', text.replace('"_id"', ' "_id"'));
    // `auth0|5f` is no id for an address of the bridge.
    expect(records.map(({ email, passwordHash }) => [email, passwordHash])).toEqual([
      ['u1@x.org', null],
      ['u3@x.org', BCRYPT],
      ['u4@x.org', `$scrypt$ln=14,r=8,p=1$c2FsdA$${'A'.repeat(43)}`],
      ['u5@x.org', null],
      ['u6@x.org', null],
    ]);
    expect(records[0]).toMatchObject({
      name: 'Ada L',
      emailVerified: true,
      bannedSince: expect.any(String),
      image: null,
    });
    expect(remarks.filter(({ kind }) => kind === 'refused').map(({ what }) => what)).toEqual([
      'the id cannot be kept: leave --keep-ids out',
    ]);
    const inArray = await read('auth0', JSON.stringify(lines));
    expect(inArray.records.map(({ number, email }) => [number, email])).toEqual(
      records.map(({ number, email }) => [number, email]),
    );
  });
});

describe('a file that is broken or hostile is refused with its line, or its row is', () => {
  const head = 'email,name\n';
  const long = 'x'.repeat(50 * 1024 * 1024);
  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /empty/],
    ['gzip', gzipSync(head), /gzip/],
    ['UTF-16', Buffer.from(`\ufeff${head}`, 'utf16le'), /UTF-16/],
    [
      'a cut character',
      Buffer.concat([Buffer.from(`${head}a@x.org,J`), Buffer.from([0xc3])]),
      /not UTF-8 at its end/,
    ],
    [
      'Latin-1',
      Buffer.concat([Buffer.from(`${head}a@x.org,J`), Buffer.from([0xe9, 0x0a])]),
      /not UTF-8 near line 2/,
    ],
    ['NUL', `${head}a@x.org,A\nb@x.org,B\0`, /Line 3 holds a NUL/],
    ['a field of 50 MB', `${head}a@x.org,${long}`, /Line 2: the row is longer/],
    [
      'a quote that stays open',
      `${head}a@x.org,"A\n${'b@x.org,B\n'.repeat(50_000)}`,
      /Line 2: the row is longer/,
    ],
    ['a quote inside a cell', `${head}a@x.org,A "nick" B"\n`, /Line 2: this is not CSV/],
    ['100,000 columns', `email,${'a,'.repeat(100_000)}z\n`, /more than 500 columns/],
    ['a header twice', 'email,name,email\n', /"email" twice/],
    ['an unknown column', 'email,nmae\na@x.org,A\n', /no column "nmae"/],
    ['a prototype', 'email,__proto__\na@x.org,{}\n', /no column "__proto__"/],
    ['a prototype in JSON', '{"email":"a@x.org","__proto__":{"name":"A"}}', /no column "__proto__"/],
    ['JSON of depth 100,000', `{"email":"a@x.org","profile":${'['.repeat(100_000)}`, /more than 64 levels/],
    ['JSON that ends early', '[{"email":"a@x.org"},{"email":', /ends inside the object of line 1/],
    ['an object of 50 MB', `{"email":"${long}`, /Line 1: the object is longer/],
    ['20 MB of blanks', ' '.repeat(20 * 1024 * 1024), /more than 1048576 blank characters/],
    ['JSON with words between', '{"email":"a@x.org"}\nhello', /Line 2: a JSON object has to begin/],
  ])('%s', async (_, bytes, message) => {
    await expect(read('csv', bytes)).rejects.toThrow(message);
  });

  it('a folder, a missing file and Better Auth as a file', async () => {
    const open = (source: SourceName, path: string) =>
      readFileUsers(source, path)[Symbol.asyncIterator]().next();
    await expect(open('csv', folder)).rejects.toThrow(/is a folder/);
    await expect(open('csv', join(folder, 'none'))).rejects.toThrow(/does not exist/);
    await expect(open('better-auth', folder)).rejects.toThrow(/from its database/);
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('loop', join(folder, 'loop'));
    const others: [string, RegExp][] = [
      [join(folder, 'file/x'), / cannot be read \(ENOTDIR\)\.$/],
      [join(folder, 'x'.repeat(300)), / cannot be read \(ENAMETOOLONG\)\.$/],
      [join(folder, 'loop'), / cannot be read \(ELOOP\)\.$/],
      ...(process.platform === 'linux'
        ? [['/proc/self/mem', / cannot be read \(EIO\)\.$/] as [string, RegExp]]
        : []),
    ];
    for (const [path, message] of others)
      await expect(open('csv', path)).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringMatching(message),
      });
  });

  it('a byte order mark, CRLF, quoted line breaks and empty lines are no faults, and lines are counted', async () => {
    const text =
      '\ufeffemail,name,profile.bio\r\n\r\na@x.org,Ada,"one\r\ntwo"\r\n\r\nb@x.org,Bob\r\nc@x.org,Carl,x\r\n';
    const { records, remarks } = await read('csv', text);
    expect(records).toMatchObject([
      { email: 'a@x.org', profile: { bio: 'one\r\ntwo' } },
      { email: 'c@x.org' },
    ]);
    expect(remarks.filter(({ kind }) => kind === 'refused')).toMatchObject([
      { line: 6, what: 'the row has 2 cells, and the first line 3' },
    ]);
  });

  it('an object that is no JSON, and one with values of wrong types', async () => {
    const { records, remarks } = await read(
      'json',
      [
        '{"email":"a@x.org", oops}',
        '{"email":{"a":1}}',
        '{"email":"b@x.org","profile":{"__proto__":1}}',
        '{"email":"c@x.org","name":7,"password_hash":{},"image":"javascript:1"}',
      ].join('\n'),
    );
    expect(remarks.filter(({ kind }) => kind === 'refused').map(({ what }) => what)).toEqual([
      'this is not JSON',
      'the address is not valid',
      expect.stringMatching(/^the profile is not valid/),
    ]);
    expect(records).toMatchObject([{ email: 'c@x.org', name: 'c', passwordHash: null, image: null }]);
  });
});

it('whatever a row holds, it becomes a record that the service accepts, or a remark without the hash', async () => {
  const { importRecordSchema } = await import('../../server/moving/import-record.ts');
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'true', '2024-01-01', '[]', 'null', 'a@x.org', '0'),
  );
  const row = fc.record(Object.fromEntries(COLUMNS.map((name) => [name, cell])));
  await fc.assert(
    fc.asyncProperty(row, fc.nat(), async (fields, n) => {
      const secret = `$secret$${fields.password_hash}`;
      const line = JSON.stringify({
        ...fields,
        email: n % 3 ? `u${n}@x.org` : fields.email,
        password_hash: secret,
      });
      if (line.includes('\\u0000')) return;
      const { records, remarks, counts } = await read('json', line);
      for (const record of records) expect(importRecordSchema.safeParse(record).success).toBe(true);
      expect(records.length + remarks.filter(({ kind }) => kind === 'refused').length).toBe(1);
      expect(counts.rows).toBe(1);
      expect(JSON.stringify(remarks)).not.toContain('$secret$');
    }),
    { numRuns: 60 },
  );
});

it('a value of any kind in any field refuses its row at most, never the file', async () => {
  const { importRecordSchema } = await import('../../server/moving/import-record.ts');
  // An object without a text of its own: String() and Number() throw.
  const textless = fc.record({ toString: fc.jsonValue(), valueOf: fc.jsonValue() });
  const oneOf = (...values: unknown[]) => fc.constantFrom(...values);
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      textless,
      oneOf(1e308, -0, 2 ** 60, '\u0000', '\ud800', '\u009b31m', true, BCRYPT, 'a@x.org', 'utf8', 'scrypt'),
      fc.array(tie('any'), { maxLength: 2 }),
      fc.dictionary(
        oneOf(
          '__proto__',
          'hash',
          'salt',
          'value',
          'encoding',
          'algorithm',
          'cost',
          '$oid',
          'bio',
        ) as fc.Arbitrary<string>,
        tie('any'),
      ),
    ),
  })).any;
  const fieldsOf: [SourceName, string[]][] = [
    ['json', COLUMNS.flatMap((name) => name.split('.')[0] ?? [])],
    [
      'auth0',
      [
        'user_id',
        '_id',
        'email',
        'name',
        'given_name',
        'email_verified',
        'created_at',
        'passwordHash',
        'blocked',
      ].concat(['custom_password_hash', 'picture', 'multifactor']),
    ],
    [
      'clerk',
      [
        'id',
        'primary_email_address',
        'verified_email_addresses',
        'email_addresses',
        'first_name',
        'username',
      ].concat(['created_at', 'password_digest', 'password_hasher', 'banned', 'image_url', 'totp_secret']),
    ],
    ['supabase', [...SUPABASE_COLUMNS]],
  ];
  const file = fc.constantFrom(...fieldsOf).chain(([source, names]) =>
    fc.record({
      source: fc.constant(source),
      row: fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] }),
    }),
  );
  const good = { email: 'good@x.org', primary_email_address: 'good@x.org' };
  await fc.assert(
    fc.asyncProperty(file, async ({ source, row }) => {
      const { primary_email_address, email } = good;
      const last = source === 'clerk' ? { primary_email_address } : { email };
      const { records, remarks, counts } = await read(
        source,
        `${JSON.stringify(row)}\n${JSON.stringify(last)}`,
      );
      for (const record of records) expect(importRecordSchema.safeParse(record).error).toBeUndefined();
      const refused = remarks.filter(({ kind }) => kind === 'refused').length;
      expect(records.length + refused).toBe(2);
      expect(records.at(-1)?.email).toBe('good@x.org');
      expect(counts.rows).toBe(2);
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['too long', `{"email":"a@x.org","name":"${'x'.repeat(300_000)}"}`, /longer than 262144/],
  ['too deep', `{"email":"a@x.org","profile":${'['.repeat(70)}${']'.repeat(70)}}`, /more than 64 levels/],
])(
  'an object that is %s, which a user of the source may have made so, keeps no other user out',
  async (_, text, what) => {
    for (const source of ['json', 'supabase', 'auth0'] as const) {
      const { records, remarks } = await read(source, `{"email":"b@x.org"}\n${text}\n{"email":"c@x.org"}`);
      expect(records.map(({ email }) => email)).toEqual(['b@x.org', 'c@x.org']);
      expect(remarks.filter(({ kind }) => kind === 'refused')).toMatchObject([
        { line: 2, what: expect.stringMatching(what) },
      ]);
    }
  },
);

it('a language that is no language tag is left out, and the report says so', async () => {
  const { records, remarks } = await read('json', '{"email":"a@x.org","name":"Ada","language":"../../etc"}');
  expect(records[0]?.language).toBeNull();
  expect(remarks).toMatchObject([{ line: 1, what: expect.stringContaining('the language is left out') }]);
});

it('CSV and JSON of an export are read as the same users', async () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 50 })
    .map((value) => value.replace(/[\p{Cc}\p{Cs}]/gu, ''));
  const user = fc.record({
    name: fc.oneof(text, fc.constant('=cmd|"/c calc"!A1,\n')).filter((name) => /\p{L}/u.test(name)),
    bio: fc.oneof(text, fc.constantFrom('', '[1]', 'a;b', '"', ' x\ny ')),
    level: fc.constantFrom(null, 1, 5),
    roles: fc.subarray(['teacher', 'moderator']),
    banned: fc.constantFrom<string | boolean>(false, '2024-01-01T00:00:00.000Z'),
    language: fc.constantFrom(null, 'de', 'pt-BR'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(user, { minLength: 1, maxLength: 5 }), async (users) => {
      const forms = users.map(
        ({ name, bio, level, roles, banned, language }, at): OwnForm => ({
          ...{
            id: `id${at}`,
            email: `u${at}@x.org`,
            name,
            email_verified: at % 2 === 0,
            image: null,
            language,
            banned,
          },
          ...{ created_at: '2020-01-02T03:04:05.678Z', password_hash: BCRYPT },
          profile: { bio, ...(level !== null && { experienceLevel: level }) },
          claims: { roles },
        }),
      );
      const csv = await read('csv', stringify([COLUMNS, ...forms.map(toCells)]));
      const json = await read('json', forms.map((one) => `${JSON.stringify(one)}\n`).join(''));
      const withBio = ({ profile, ...record }: ImportRecord) => ({
        ...record,
        profile: { bio: '', ...profile },
      });
      expect(csv.records.map(withBio)).toEqual(json.records.map(withBio));
      expect(csv.records).toHaveLength(users.length);
    }),
    { numRuns: 40 },
  );
});
