import { randomUUID } from 'node:crypto';
import { createLinkSecret } from '../../../server/account/links.ts';
import { findFreePort } from '../../../server/http/free-port.ts';
import { hashSecret } from '../../../server/secrets/secret-hash.ts';
import type { OwnDatabase } from '../own-database.ts';
import { startService } from '../service-process.ts';
import { openStatementRelay } from './statement-relay.ts';

export const PASSWORD = 'correct horse battery';

const ENV = {
  BETTER_AUTH_SECRET: 'a-secret-for-tests-only-0123456789-abcdefgh',
  // A process reserves its share of a window. The share is lost when the process dies.
  RATE_LIMITS: ['sign_up', 'sign_in', 'password', 'mail', 'auth', 'trpc']
    .map((name) => `${name}:1000000/60`)
    .join(),
};

/**
 * Starts a service and kills it before statement number `at`, counted from the first statement that contains `text`.
 */
export async function killWhileStarting(db: OwnDatabase, cwd: string, at: number, text: string) {
  const relay = await openStatementRelay(Number(new URL(db.url).port));
  const service = await startBehind(relay.port, db, cwd);
  let isKilled = false;
  const strike = () => {
    isKilled = true;
    service.kill('SIGKILL');
  };
  relay.arm(at, strike, text);
  await Promise.race([relay.quiet(), service.exited]);
  service.kill('SIGKILL');
  await service.exited;
  await relay.close();
  return isKilled;
}

/**
 * Runs a command of the operator, and kills it before statement number `at`, counted from the first statement that
 * contains `text`. A command with fewer statements ends by itself.
 */
export async function killCommand(
  db: OwnDatabase,
  cwd: string,
  { at, text, args }: { at: number; text: string; args: string[] },
) {
  const relay = await openStatementRelay(Number(new URL(db.url).port));
  const behindRelay = new URL(db.url);
  behindRelay.port = String(relay.port);
  const urls = { DATABASE_URL: behindRelay.href, DATABASE_URL_UNPOOLED: db.url };
  const command = startService({ ...ENV, ...urls }, cwd, { entry: 'dist/server/gatehouse.js', args });
  let isKilled = false;
  relay.arm(
    at,
    () => {
      isKilled = true;
      command.kill('SIGKILL');
    },
    text,
  );
  const code = await command.exited;
  await relay.close();
  return { isKilled, code };
}

async function startBehind(relayPort: number, db: OwnDatabase, cwd: string) {
  const port = await findFreePort();
  const behindRelay = new URL(db.url);
  behindRelay.port = String(relayPort);
  const urls = { DATABASE_URL: behindRelay.href, DATABASE_URL_UNPOOLED: db.url };
  return {
    port,
    ...startService({ ...ENV, ...urls, PORT: String(port) }, cwd, { entry: 'dist/server/main.js' }),
  };
}

/** A service that a test will kill. It has its own relay, so that several services can run at once. */
export async function startVictim(db: OwnDatabase, cwd: string) {
  const relay = await openStatementRelay(Number(new URL(db.url).port));
  const { port, ...service } = await startBehind(relay.port, db, cwd);
  await service.ready;
  await relay.quiet(); // the cleanup job is done then

  const post = (route: string, body: object, headers = {}) =>
    fetch(`http://localhost:${port}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    origin: `http://localhost:${port}`,
    post,
    get: (route: string, headers = {}) => fetch(`http://localhost:${port}/api/${route}`, { headers }),
    signUp: (email: string) => post('auth/sign-up/email', { name: 'Ada', email, password: PASSWORD }),
    /** The preparation has to succeed; otherwise the test would prove nothing. */
    succeed: async (call: Promise<Response>): Promise<Response> => {
      const response = await call;
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
      return response;
    },
    /** Creates a link for a person as if it had been mailed, to `to`. Returns its secret. */
    addLink: async (email: string, purpose: string, to = email): Promise<string> => {
      const secret = createLinkSecret();
      await db.query(
        `insert into link (id, purpose, secret_hash, user_id, email, expires_at)
         select $1, $2, $3, id, $5, now() + interval '1 hour' from "user" where email = $4`,
        [randomUUID(), purpose, hashSecret(secret), email, to],
      );
      return secret;
    },
    /**
     * Kills the service before statement number `at` of this request, or after the request if it has fewer statements.
     */
    async killAt(at: number, act: () => Promise<Response>): Promise<number | 'killed'> {
      relay.arm(at, () => service.kill('SIGKILL'));
      const status = await act().then(
        (response) => response.status,
        () => 'killed' as const,
      );
      relay.disarm();
      service.kill('SIGKILL');
      await service.exited;
      await relay.close();
      return status;
    },
  };
}
export type Victim = Awaited<ReturnType<typeof startVictim>>;
