import pg from 'pg';
import { findFreePort } from '../server/http/free-port.ts';
import { openCluster } from '../tests/databases/cluster.ts';
import { openLink } from '../tests/databases/link.ts';
import { openFolder, startService } from '../tests/process/service-process.ts';

/** A service with its own PostgreSQL, for tests that query its database, disconnect it or need other settings. */
export async function openOwnService(settings: Record<string, string> = {}) {
  const cluster = await openCluster();
  const link = await openLink(Number(new URL(cluster.url).port));
  const folder = await openFolder();
  const port = await findFreePort();
  const service = startService(
    {
      PORT: String(port),
      DATABASE_URL: `postgres://postgres:postgres@127.0.0.1:${link.port}/postgres`,
      BETTER_AUTH_SECRET: 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu',
      ...settings,
    },
    folder.path,
  );
  const client = new pg.Client({ connectionString: `${cluster.url}/postgres` });
  const close = async () => {
    service.kill('SIGTERM');
    await service.exited;
    await client.end();
    await link.close();
    await cluster.close();
    await folder[Symbol.asyncDispose]();
  };
  try {
    await client.connect();
    await service.ready;
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: `http://localhost:${port}`,
    setLink: link.set,
    /** Queries the database directly. */
    query: (text: string) => client.query(text),
    [Symbol.asyncDispose]: close,
  };
}
export type OwnService = Awaited<ReturnType<typeof openOwnService>>;
