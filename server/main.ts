import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { pages } from '../shared/paths.ts';
import { openDatabase } from './db/database.ts';
import { findFolder } from './db/pglite-folder.ts';
import { type Config, readConfig } from './env.ts';
import { openBuiltPortal } from './http/built-portal.ts';
import { createHttpServer } from './http/server.ts';
import { createLog } from './log.ts';
import { openSecret } from './secret.ts';
import { createService } from './service.ts';
import {
  describeDatabaseFailure,
  describeListenFailure,
  describeStartFailure,
  describeUnwritable,
  findErrorCode,
  step,
} from './start-failure.ts';

// The process: read the environment, open what the service needs, listen, and close it all in
// reverse on a signal. Nothing is opened anywhere else.

const CLOSE_WITHIN = 9_000; // ms; supervisors commonly kill after 10 s

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const isDevelopment = process.argv.includes('--dev');
  const log = createLog();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const folder = findFolder(config.database);
  const place = folder ?? (new URL(config.database.url).host || 'memory');
  const secret =
    config.secret ??
    (await step(openSecret(folder), (error) => describeUnwritable(place, findErrorCode(error))));
  const database = await step(openDatabase(config.database, log), (error) =>
    describeDatabaseFailure(error, place),
  );
  await step(database.migrate(), (error) => describeDatabaseFailure(error, place));

  const development = isDevelopment
    ? await (await import('./http/dev-portal.ts')).openDevPortal()
    : undefined;
  const portal =
    development?.portal ??
    (await step(openBuiltPortal(), () => 'The portal is not built; start with npm start.'));
  const service = await createService({ config, secret, db: database.db, log, portal, isDevelopment });
  const server = createHttpServer(service.app.fetch, development?.middleware);
  await step(listen(server, config), (error) => describeListenFailure(error, config));

  say(`Gatehouse is ready at ${config.url}`);
  say(`Open ${config.url}${pages.signUp} to create an account.`);

  const close = async (signal: string) => {
    say(`${signal}: closing.`);
    service.announceClosing();
    const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN);
    server.closeIdleConnections();
    await new Promise((resolve) => server.close(resolve));
    clearTimeout(deadline);
    await development?.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close(signal));
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

start().catch((error: unknown) => {
  const lines = describeStartFailure(error);
  if (lines) for (const line of lines) process.stderr.write(`${line}\n`);
  else createLog().fatal({ error }, 'could not start');
  process.exit(1);
});
