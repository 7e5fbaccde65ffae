import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { describeDatabaseFailure } from '../../server/boot/database-failure.ts';
import { type DatabaseConfig, openDatabase } from '../../server/db/database.ts';
import { createLog } from '../../server/log.ts';
import { openNeonRelay } from '../databases/neon-relay.ts';
import { openTestDatabase } from '../databases/test-database.ts';

const driver = inject('driver');
const PASSWORD = 'a-secret-of-the-role';

/** The message that the operator receives when a start on this database fails. */
async function explain(config: DatabaseConfig): Promise<string> {
  const database = await openDatabase(config, createLog({ write: () => {} }));
  const failure = await database.migrate().then(
    () => null,
    (error: unknown) => error,
  );
  await database.close();
  return failure === null ? 'migrated' : describeDatabaseFailure(failure, 'db.example', driver === 'pglite');
}

/** An empty database of a server, and a role that may create objects in it. */
async function openEmpty() {
  const server = inject('postgresUrl');
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${server}/postgres` });
  await admin.connect();
  await admin.query(`create role ${name} login password '${PASSWORD}'`);
  await admin.query(`create database ${name}`);
  await admin.query(`grant create on database ${name} to ${name}`);
  const inside = new pg.Client({ connectionString: `${server}/${name}` });
  await inside.connect();
  const { host } = new URL(server);
  const relay = driver === 'neon' ? await openNeonRelay(Number(new URL(server).port)) : undefined;
  const url = `postgres://${name}:${PASSWORD}@${host}/${name}`;
  return {
    config: { driver, url, unpooledUrl: url, neonProxy: relay?.host } satisfies DatabaseConfig,
    name,
    run: (sql: string) => inside.query(sql),
    async [Symbol.asyncDispose]() {
      relay?.close();
      await inside.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role ${name}`);
      await admin.end();
    },
  };
}

describe.runIf(driver !== 'pglite')('the message of a migration that fails on a server', () => {
  const cases: Record<string, [prepare: (name: string) => string[], expected: RegExp]> = {
    'that rights are missing in the schema': [
      () => [],
      /^The migration 0000_\w+ failed \(42501: permission denied for schema public\)\. .*grant CREATE/,
    ],
    'that rights are missing in the database': [
      (name) => [`revoke create on database ${name} from ${name}`],
      /^The database at db\.example does not let this user create the tables; grant CREATE/,
    ],
    'that there is no schema': [
      () => ['drop schema public'],
      /^The migration 0000_\w+ failed \(3F000: .*has no schema public/,
    ],
    'that a table is in the way': [
      (name) => [`grant create on schema public to ${name}`, 'create table public."user" (id int)'],
      /^The migration 0000_\w+ failed \(42P07: relation "user" already exists\)\. Nothing was changed\.$/,
    ],
    'that the server takes no writes': [
      (name) => [`alter database ${name} set default_transaction_read_only = on`],
      /^The database at db\.example takes no writes now/,
    ],
    'that there is no connection left': [
      (name) => [`alter database ${name} connection limit 0`],
      /^The database at db\.example has no connection left/,
    ],
    'all of what a migration says that stops on purpose': [
      (name) => [
        `grant create on schema public to ${name}`,
        `create function public.stop() returns event_trigger language plpgsql as $$
          begin raise exception E'Two people have one address:\\n  ada@example.com\\n  Ada@example.com'; end $$`,
        `create event trigger stop on ddl_command_end when tag in ('CREATE INDEX') execute function public.stop()`,
      ],
      /^The migration 0000_\w+ stopped\. Nothing was changed\.\nTwo people have one address:\n {2}ada@example\.com\n {2}Ada@example\.com$/,
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [prepare, expected]) => {
    await using empty = await openEmpty();
    for (const statement of prepare(empty.name)) await empty.run(statement);
    const told = await explain(empty.config);
    expect(told).toMatch(expected);
    expect(told).not.toMatch(/cannot be reached/);
    expect(told).not.toContain(PASSWORD);
  });

  it('names only the connection problem when the database refuses the password', async () => {
    await using empty = await openEmpty();
    const url = empty.config.url.replace(PASSWORD, 'another');
    const told = await explain({ ...empty.config, url, unpooledUrl: url });
    expect(told).toBe('The database at db.example refused the user name or password; check DATABASE_URL.');
  });
});

it.runIf(driver === 'pglite')(
  'the message of a migration that fails in a folder names the folder and the reason',
  async () => {
    const { config, close } = await openTestDatabase();
    const database = await openDatabase(config, createLog({ write: () => {} }));
    await database.db.execute('delete from drizzle.__drizzle_migrations');
    await database.close();
    expect(await explain(config)).toMatch(
      /^The migration 0000_\w+ failed \(42P07: relation "\w+" already exists\)\. Nothing was changed\.$/,
    );
    await close();
  },
  120_000,
);
