import pg from 'pg';
import { openCluster } from '../databases/cluster.ts';
import { migrateTemplate } from '../databases/template.ts';
import { startMailServer } from '../mail/mail-server.ts';
import { drawPicture } from '../pictures.ts';
import { createClient } from './client.ts';
import { openFaultProxy } from './fault-proxy.ts';
import type { Query } from './judge-database.ts';
import { createLoad } from './load.ts';
import { createMailbox } from './mailbox.ts';
import { createRandom } from './random.ts';
import { openServicePair } from './service-pair.ts';

const NAME = 'faults';

type Options = {
  seed: number;
  toEnv?: (linkPort: number) => Promise<Record<string, string>>;
  people?: number;
  /** Another version of the built service, which both processes run at first. It migrates the empty database. */
  entry?: string;
};

/** Everything that a fault can happen to: two processes, a PostgreSQL, a mail server, and a load. All are real. */
export async function openWorld({ seed, toEnv, people, entry }: Options) {
  const cluster = await openCluster();
  const databaseUrl = `${cluster.url}/${NAME}`;
  const ask = async (url: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {}); // the server may be stopped at any time
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  };
  await ask(`${cluster.url}/postgres`, `create database ${NAME}`);
  if (!entry) await migrateTemplate({ driver: 'pg', url: databaseUrl });
  const mailServer = await startMailServer();
  const mailLink = await openFaultProxy(Number(new URL(mailServer.url).port));
  const smtpUrl = `smtp://127.0.0.1:${mailLink.port}`;
  const pair = await openServicePair({
    databaseUrl,
    smtpUrl,
    ...(toEnv && { toEnv }),
    ...(entry && { entry }),
  });
  const { processes } = pair;
  const random = createRandom(seed);
  const client = createClient(
    processes.map(({ port }) => port),
    random,
  );
  const picture = await drawPicture({ width: 64, height: 64 }).jpeg().toBuffer();
  const mailbox = createMailbox(mailServer);
  const load = createLoad({ client, mailbox, random, picture, ...(people && { people }) });
  const query: Query = (text, values) => ask(databaseUrl, text, values);

  return {
    cluster,
    databaseUrl,
    processes,
    mailServer,
    mailLink,
    random,
    client,
    load,
    /** Runs one statement on a connection of its own, which no proxy is in front of. */
    query,
    async [Symbol.asyncDispose](): Promise<void> {
      await load.pause();
      await pair[Symbol.asyncDispose]();
      await mailLink.close();
      await mailServer.close();
      await cluster.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;
