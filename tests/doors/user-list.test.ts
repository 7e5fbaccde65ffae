import { inArray, like, sql } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { readRows } from '../../server/db/rows.ts';
import { user } from '../../server/db/schema/auth.ts';
import { createLog } from '../../server/log.ts';
import { createDirectory, FOUND_BY_ADDRESS_MOST } from '../../server/users/directory.ts';
import { toNameKey } from '../../server/users/name-key.ts';
import { findEnd } from '../../server/users/prefix-range.ts';
import { type Harness, startHarness } from '../harness.ts';
import { createUserCalls, EMAILS, NAMES, USER_KEYS } from './user-calls.ts';

let harness: Harness;
let calls: ReturnType<typeof createUserCalls>;
beforeAll(async () => {
  harness = await startHarness({ env: { BRIDGE_KEYS: USER_KEYS } });
  calls = createUserCalls(harness);
});
afterAll(() => harness[Symbol.asyncDispose]());

type Person = { id: string; name: string; email: string };
/** Stores people as plain SQL does, which knows no rule for names. */
const store = (people: readonly Person[]) => harness.db.insert(user).values([...people]);
const forget = (prefix: string) => harness.db.delete(user).where(like(user.id, `${prefix}%`));
const rename = (id: string, name: string) =>
  harness.db
    .update(user)
    .set({ name })
    .where(inArray(user.id, [id]));
const inQuery = (query: string) => `query=${encodeURIComponent(query)}`;

describe('the key of a name', () => {
  it('is the same in the database and in the service, for every character', async () => {
    const texts = [];
    for (let first = 1; first < 0x20000; first += 50)
      texts.push(
        Array.from({ length: 50 }, (_, index) => first + index)
          .filter((point) => point < 0xd800 || point > 0xdfff)
          .map((point) => String.fromCodePoint(point))
          .join(''),
      );
    texts.push('A'.repeat(300), '😀É'.repeat(300), '');
    const rows = await readRows<{ key: string }>(
      harness.db,
      sql`select gatehouse_name_key(name) as key from unnest(${sql.param(texts)}::text[]) with ordinality as one (name, place)
        order by place`,
    );
    expect(rows.map(({ key }) => key)).toEqual(texts.map(toNameKey));
  });

  it('knows capital letters of Latin, Greek, Cyrillic and Armenian, whatever the locale', () => {
    expect(['ÉMILE', 'ΓΙΏΡΓΟΣ', 'АЛИСА', 'ԱՐԱՄ', 'IŞIK', 'İNCİ', 'Straße', 'STRAẞE'].map(toNameKey)).toEqual([
      'émile',
      'γιώργοσ',
      'алиса',
      'արամ',
      'işik',
      'İncİ',
      'straße',
      'straße',
    ]);
  });

  it('has an end after every text that begins with it', () => {
    const units = fc.constantFrom('a', '\0', '\u{10ffff}', '\ud7ff', '\ue000', '😀');
    const texts = fc.string({
      unit: fc.oneof(units, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    });
    const inOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    fc.assert(
      fc.property(texts, texts, (prefix, other) => {
        const end = findEnd(prefix);
        const isBetween = (text: string) =>
          inOrder(text, prefix) >= 0 && (end === null || inOrder(text, end) < 0);
        expect(isBetween(prefix + other)).toBe(true);
        expect(isBetween(other)).toBe(other.startsWith(prefix));
      }),
    );
  });
});

const LOCALES = {
  C: `locale_provider libc locale 'C'`,
  'C.UTF-8 of the system': `locale_provider libc locale 'C.UTF-8'`,
  'C.UTF-8 of PostgreSQL': `locale_provider builtin builtin_locale 'C.UTF-8'`,
  'English of ICU': `locale_provider icu icu_locale 'en-US'`,
  'Turkish of ICU': `locale_provider icu icu_locale 'tr-TR'`,
};

describe.runIf(inject('driver') === 'pg')('in a database with the locale', () => {
  it.each(Object.entries(LOCALES))('%s, order and search are the same', async (_, locale) => {
    const admin = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` });
    await admin.connect();
    await admin.query(`create database other_locale template template0 encoding 'UTF8' ${locale}`);
    const url = `${inject('postgresUrl')}/other_locale`;
    const config = { driver: 'pg', url, unpooledUrl: url, neonProxy: undefined } as const;
    const database = await openDatabase(config, createLog({ write: () => {} }));
    await database.migrate();
    const names = [
      'Zoë',
      'İnci',
      'IŞIK',
      'ida',
      'Émile',
      'emil',
      'Ωmega',
      'Straße',
      '李雷',
      'Z-a',
      'za',
      '_',
      'Я',
    ];
    await database.db
      .insert(user)
      .values(names.map((name, index) => ({ id: `${index}`, name, email: `i${index}@example.com` })));
    const directory = createDirectory(database.db);
    const list = async (prefix: string, byAddress = false) =>
      (await directory.list({ prefix, byAddress, after: null, most: 100 })).map(({ name }) => name);
    const inOrder = [
      '_',
      'emil',
      'ida',
      'IŞIK',
      'Straße',
      'Z-a',
      'za',
      'Zoë',
      'Émile',
      'İnci',
      'Ωmega',
      'Я',
      '李雷',
    ];
    expect(await list('')).toEqual(inOrder);
    expect(await list('i')).toEqual(['ida', 'IŞIK']);
    expect(await list('I')).toEqual(['ida', 'IŞIK']);
    expect(await list('é')).toEqual(['Émile']);
    expect(await list('STRAẞE')).toEqual(['Straße']);
    expect(await list('я')).toEqual(['Я']);
    expect(await list('I', true)).toEqual(inOrder);
    const found = await directory.findByEmails(['I1@EXAMPLE.COM']);
    expect(found.get('I1@EXAMPLE.COM')?.name).toBe('İnci');
    await database.close();
    await admin.query('drop database other_locale with (force)');
    await admin.end();
  });
});

describe('a list', () => {
  it('is what a simple model says, for any names, query, size of pages and key', async () => {
    const unit = fc.constantFrom(
      ...['a', 'A', 'b', '%', '_', '\\', "'", ' ', 'I', 'i', 'İ', 'ı', 'é', 'É', 'e', '\u0301', 'ß', 'ẞ'],
      ...['Σ', 'ς', 'σ', 'Я', 'я', '😀', '\ud7ff', '\ue000', '\u{10ffff}'],
    );
    const local = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', "'"), minLength: 1, maxLength: 3 });
    const names = fc.array(fc.tuple(fc.string({ unit, maxLength: 4 }), local), {
      minLength: 1,
      maxLength: 12,
    });
    const queries = fc.array(fc.oneof(fc.string({ unit, maxLength: 2 }), local), {
      minLength: 1,
      maxLength: 6,
    });
    const small = (letter: string) =>
      ({ İ: 'İ', ς: 'σ' })[letter] ?? (letter === '\u0301' ? letter : letter.toLowerCase());
    const keyOf = (text: string) => [...text].map(small).join('');
    const order = ({ name, id }: Person) => Buffer.from(`${keyOf(name)}\0${id}`);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(names, queries, fc.integer({ min: 1, max: 5 }), async (drawn, asked, limit) => {
        run += 1;
        const people = drawn.map(([name, text], index) => ({
          id: `m${index}`,
          name,
          email: `${text.toLowerCase()}${index}-${run}@example.com`,
        }));
        await forget('m');
        await store(people);
        for (const query of asked)
          for (const key of [NAMES, EMAILS]) {
            const isFound = ({ name, email }: Person) =>
              keyOf(name).startsWith(keyOf(query.normalize('NFC'))) ||
              (key === EMAILS && /^[!-~]+$/.test(query) && email.startsWith(query.toLowerCase()));
            const expected = people.filter(isFound).sort((a, b) => Buffer.compare(order(a), order(b)));
            const found = await calls.listAll(`${inQuery(query)}&limit=${limit}`, key);
            expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
          }
      }),
      { numRuns: 15 },
    );
    await forget('m');
  });

  it('finds nobody by an address without the scope for it', async () => {
    await store([{ id: 'x1', name: 'Grace', email: 'hopper@navy.example.com' }]);
    expect(await calls.listAll(inQuery('hopper'))).toEqual([]);
    for (const query of ['hopper', 'HOPPER@n', 'hopper@navy.example.com'])
      expect(await calls.listAll(inQuery(query), EMAILS)).toMatchObject([
        { id: 'x1', email: 'hopper@navy.example.com' },
      ]);
    await forget('x');
  });

  it('leaves addresses out of a query that too many addresses begin with', async () => {
    const people = Array.from({ length: FOUND_BY_ADDRESS_MOST + 1 }, (_, index) => ({
      id: `q${index}`,
      name: `Z${index}`,
      email: `qq${index}@example.com`,
    }));
    await store(people.slice(1));
    const last = await calls.get('?query=qq&limit=1', EMAILS);
    expect(last.body.users).toHaveLength(1);
    await store(people.slice(0, 1));
    expect(await calls.listAll('query=qq', EMAILS)).toEqual([]);
    expect(await calls.listAll('query=qq200', EMAILS)).toHaveLength(1);
    // A page in between is still answered.
    expect((await calls.get(`?query=qq&limit=1&after=${last.body.nextCursor}`, EMAILS)).status).toBe(200);
    await forget('q');
  });

  it('goes on when the user of its cursor is renamed, and when they are gone', async () => {
    const ids = ['r1', 'r2', 'r3', 'r4'];
    await store(ids.map((id) => ({ id, name: `Rita ${id}`, email: `${id}@example.com` })));
    const first = (await calls.get('?query=rita&limit=2')).body;
    await rename('r2', 'Rita z');
    const seen = async () =>
      (await calls.get(`?query=rita&limit=3&after=${first.nextCursor}`)).body.users.map(
        ({ id }: Person) => id,
      );
    expect(await seen()).toEqual(['r3', 'r4', 'r2']);
    await forget('r2');
    expect(await seen()).toEqual(['r3', 'r4']);
    await forget('r');
  });

  it('has a next page exactly when there is one more user', async () => {
    await store(['o1', 'o2', 'o3'].map((id) => ({ id, name: 'Olga', email: `${id}@example.com` })));
    for (const [limit, more] of [
      [2, true],
      [3, false],
      [100, false],
    ] as const) {
      const { body } = await calls.get(`?query=OLGA&limit=${limit}`);
      expect([limit, body.users.length, body.nextCursor !== null]).toEqual([limit, Math.min(limit, 3), more]);
    }
    await forget('o');
  });
});

describe('refuses', () => {
  const expectRefusal = async (search: string, parameter: string) => {
    const { status, body } = await calls.get(search);
    expect([search.slice(0, 40), status, body.code]).toEqual([search.slice(0, 40), 400, 'invalid_input']);
    expect(body.detail).toContain(parameter);
  };

  it.each(['0', '-1', '101', '1e1', ' 5', '', '5.0', '٥'])('a limit of %j', (limit) =>
    expectRefusal(`?limit=${encodeURIComponent(limit)}`, 'limit'),
  );
  it('a query of 10 KB, with U+0000, or that is not UTF-8', async () => {
    await expectRefusal(`?query=${'a'.repeat(10_000)}`, 'query');
    await expectRefusal('?query=a%00', 'query');
    for (const text of ['%ff', '%ED%A0%80', '%', '%C3']) await expectRefusal(`?query=${text}`, 'UTF-8');
  });
  it('an unknown parameter, and one that is there twice', async () => {
    await expectRefusal('?qeury=a', 'qeury');
    await expectRefusal('?query=a&query=b', 'once');
    await expectRefusal('?__proto__=a', '__proto__');
  });
  it('a cursor that was cut, changed, made up, or given for another query', async () => {
    await store(['c1', 'c2', 'c3'].map((id) => ({ id, name: 'Carl', email: `${id}@example.com` })));
    const { nextCursor } = (await calls.get('?query=carl&limit=1')).body as { nextCursor: string };
    expect((await calls.get(`?query=carl&after=${nextCursor}`)).body.users).toHaveLength(2);
    const made = Buffer.from(JSON.stringify(['carl', 'c1'])).toString('base64url');
    const wrong = ['', 'x', made, `${'A'.repeat(22)}${made}`, nextCursor.slice(1), nextCursor.slice(0, -1)];
    for (const after of [...wrong, `${nextCursor}=`, `${nextCursor}A`, `${nextCursor}.`, 'A'.repeat(2_000)])
      await expectRefusal(`?query=carl&after=${encodeURIComponent(after)}`, 'after');
    for (const search of ['', 'query=car&', 'query=Carl&'])
      await expectRefusal(`?${search}after=${nextCursor}`, 'after');
    await forget('c');
  });
});
