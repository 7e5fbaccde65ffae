import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseConfig } from '../../server/db/database.ts';
import { type LinkState, openLink } from './link.ts';
import { openNeonRelay } from './neon-relay.ts';
import { TEMPLATE } from './template.ts';

/** A migrated, empty database of the project's kind, behind a link that a test can break. */
export async function openTestDatabase(poolSize?: number) {
  const driver = inject('driver');
  if (driver === 'pglite') return openEmbedded();

  const serverUrl = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name} template ${TEMPLATE}`);
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
    /** Connects directly to the server, without the link. */
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

/**
 * A folder has a thousand files. Copying it with Node takes five times the processor time, and takes it in this
 * process.
 */
const run = promisify(execFile);

async function openEmbedded() {
  const template = inject('template');
  const folder = join(inject('embeddedFolder'), randomUUID());
  await run('cp', ['-r', template, folder]);
  const url = `pglite:${folder}`;
  const config: DatabaseConfig = {
    driver: 'pglite',
    url,
    unpooledUrl: url,
    neonProxy: undefined,
    fsync: false,
  };
  const close = async () => void (await run('rm', ['-rf', folder]));
  return { config, directUrl: null, setLink: null, close };
}
