import { getAuthTables } from 'better-auth/db';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuth } from '../../server/auth/auth.ts';
import { type OpenedDatabase, openDatabase } from '../../server/db/database.ts';
import { account, profile, session, user, verification } from '../../server/db/schema/index.ts';
import { createLog } from '../../server/log.ts';
import { createLifetime } from '../../server/session/lifetime.ts';

const ours: Record<string, PgTable> = { user, session, account, verification };
const TYPES: Record<string, string> = {
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  number: 'number',
};

let database: OpenedDatabase;
beforeAll(async () => {
  const url = 'pglite:memory';
  const config = { driver: 'pglite', url, unpooledUrl: url, neonProxy: undefined } as const;
  database = await openDatabase(config, createLog());
});
afterAll(() => database.close());

const createTestAuth = () =>
  createAuth({
    config: {
      url: 'http://localhost',
      secret: 'x'.repeat(32),
      trustedOrigins: [],
      cookieDomain: undefined,
    },
    db: database.db,
    lifetime: createLifetime(30),
    invalidate: () => {},
    log: createLog(),
  });

describe('the Drizzle schema', () => {
  it('has every table and field of Better Auth, with its type and nullability', () => {
    const expected = Object.values(getAuthTables(createTestAuth().options));
    expect(expected.map(({ modelName }) => modelName).sort()).toEqual(Object.keys(ours).sort());
    for (const { modelName, fields } of expected) {
      const columns = getTableColumns(ours[modelName] as PgTable);
      expect(Object.keys(columns)).toContain('id');
      for (const [name, field] of Object.entries(fields)) {
        const column = columns[field.fieldName ?? name];
        const place = `${modelName}.${name}`;
        expect([place, column?.dataType]).toEqual([place, TYPES[String(field.type)]]);
        expect([place, column?.notNull]).toEqual([place, field.required !== false]);
        if (field.unique) expect([place, column?.isUnique]).toEqual([place, true]);
      }
    }
  });

  it('uses time zones, text ids and foreign keys that cascade', () => {
    for (const table of [...Object.values(ours), profile]) {
      const { columns, foreignKeys } = getTableConfig(table);
      for (const column of columns) {
        if (column.dataType === 'date') expect(column.getSQLType()).toBe('timestamp with time zone');
        if (column.primary) expect(column.getSQLType()).toBe('text');
      }
      for (const key of foreignKeys) expect(key.onDelete).toBe('cascade');
    }
  });

  it('has an index for every look-up', () => {
    const indexed = (table: PgTable) => {
      const { indexes, columns } = getTableConfig(table);
      const leading = indexes.map((index) => (index.config.columns[0] as { name: string }).name);
      return [
        ...leading,
        ...columns.filter((column) => column.isUnique || column.primary).map(({ name }) => name),
      ];
    };
    expect(indexed(user)).toEqual(expect.arrayContaining(['id', 'email']));
    expect(indexed(session)).toEqual(expect.arrayContaining(['id', 'token', 'user_id', 'expires_at']));
    expect(indexed(account)).toEqual(expect.arrayContaining(['user_id', 'provider_id']));
    expect(indexed(verification)).toEqual(expect.arrayContaining(['identifier', 'expires_at']));
    expect(indexed(profile)).toContain('user_id');
  });
});

describe('the migrations', () => {
  it('create exactly the tables of the schema, and can run again', async () => {
    await database.migrate();
    await database.migrate();
    for (const table of [...Object.values(ours), profile]) {
      const rows = await database.db.select().from(table);
      expect([getTableName(table), rows]).toEqual([getTableName(table), []]);
    }
  });
});
