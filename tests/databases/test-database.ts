import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseConfig } from '../../server/db/database.ts';
import { type LinkState, openLink } from './link.ts';
import { openNeonRelay } from './neon-relay.ts';

/** An empty database of the project's kind, behind a link that a test can break. */
export async function openTestDatabase(poolSize?: number) {
  const driver = inject('driver');
  if (driver === 'pglite') return openEmbedded();

  const serverUrl = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const link = await openLink(Number(new URL(serverUrl).port));
  const relay = driver === 'neon' ? await openNeonRelay(link.port) : undefined;
  const url = `${serverUrl.replace(/:\d+$/, `:${link.port}`)}/${name}`;
  const config: DatabaseConfig = {
    driver,
    url,
    unpooledUrl: url,
    neonProxy: relay?.host,
    ...(poolSize && { poolSize }),
  };

  return {
    config,
    /** Straight to the server, past the link. */
    directUrl: `${serverUrl}/${name}`,
    setLink: (state: LinkState) => link.set(state),
    async close() {
      relay?.close();
      await link.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

export type TestDatabase = Awaited<ReturnType<typeof openTestDatabase>>;

function openEmbedded() {
  const config: DatabaseConfig = {
    driver: 'pglite',
    url: 'pglite:memory',
    unpooledUrl: 'pglite:memory',
    neonProxy: undefined,
  };
  return { config, directUrl: null, setLink: null, close: async () => {} };
}
