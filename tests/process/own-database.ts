import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database for one test file, with a connection in addition to those of the tested services. */
export async function openOwnDatabase() {
  const serverUrl = inject('postgresUrl');
  const name = `own_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = `${serverUrl}/${name}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    url,
    query: async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
      (await client.query(text, values)).rows,
    async [Symbol.asyncDispose](): Promise<void> {
      await client.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
export type OwnDatabase = Awaited<ReturnType<typeof openOwnDatabase>>;
