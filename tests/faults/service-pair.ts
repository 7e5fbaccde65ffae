import { findFreePort } from '../../server/http/free-port.ts';
import { openFolder, startService } from '../process/service-process.ts';
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts';

type Running = ReturnType<typeof startService>;

/** One process of the built service, behind proxies of its own. */
export type ServiceProcess = {
  port: number;
  /** Between its pool and the database. */
  link: FaultProxy;
  /** Between its change listener and the database. */
  listenLink: FaultProxy;
  pid(): number;
  /** Ends it, without a chance to clean up or in good order. Resolves with its exit code. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
  /** Starts it again on the same port. `entry`: another program than the pair began with. */
  start(env?: Record<string, string>, entry?: string): Promise<void>;
  /** What it has written, in all its lives. */
  output(): string;
  /** Whether it ended though nobody ended it. */
  hasDied(): boolean;
};

const SECRET = 'a-secret-for-tests-only-0123456789-abcdefgh';
const UNLIMITED = ['sign_up', 'sign_in', 'password', 'mail', 'auth', 'trpc']
  .map((name) => `${name}:1000000/60`)
  .join();

type Options = {
  databaseUrl: string;
  smtpUrl: string;
  /** More variables, given the port of the process's link to the database. */
  toEnv?: (linkPort: number) => Promise<Record<string, string>>;
  /** The built service that both run, from the project's folder. This version when absent. */
  entry?: string;
};

/** The built service of this version. */
export const THIS_VERSION = 'dist/server/main.js';

/** Starts two processes of the built service over one database. */
export async function openServicePair({
  databaseUrl,
  smtpUrl,
  toEnv = async () => ({}),
  entry: firstEntry = THIS_VERSION,
}: Options) {
  const folder = await openFolder();
  const ports = [await findFreePort(), await findFreePort()];
  const publicUrl = `http://localhost:${ports[0]}`;
  const target = Number(new URL(databaseUrl).port);

  async function open(port: number): Promise<ServiceProcess> {
    const link = await openFaultProxy(target);
    const listenLink = await openFaultProxy(target);
    const behind = (proxy: FaultProxy) => {
      const url = new URL(databaseUrl);
      url.port = String(proxy.port);
      return url.href;
    };
    const env = {
      PORT: String(port),
      BETTER_AUTH_URL: publicUrl,
      BETTER_AUTH_SECRET: SECRET,
      RATE_LIMITS: UNLIMITED,
      DATABASE_URL: behind(link),
      DATABASE_URL_UNPOOLED: behind(listenLink),
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'Gatehouse <mail@example.com>',
      ...(await toEnv(link.port)),
    };
    const lives: Running[] = [];
    let isWanted = false;
    let hasDied = false;
    const start = async (more: Record<string, string> = {}, entry = firstEntry) => {
      const service = startService({ ...env, ...more }, folder.path, { entry });
      lives.push(service);
      await service.ready;
      isWanted = true;
      void service.exited.then(() => {
        if (isWanted && lives.at(-1) === service) hasDied = true;
      });
    };
    await start();
    return {
      port,
      link,
      listenLink,
      start,
      pid: () => lives.at(-1)?.pid ?? 0,
      kill: async (signal) => {
        isWanted = false;
        const service = lives.at(-1);
        service?.kill(signal);
        return (await service?.exited) ?? null;
      },
      output: () => lives.map(({ output }) => output.stdout + output.stderr).join(''),
      hasDied: () => hasDied,
    };
  }

  const processes = (await Promise.all(ports.map(open))) as [ServiceProcess, ServiceProcess];
  return {
    processes,
    async [Symbol.asyncDispose](): Promise<void> {
      await Promise.all(processes.map(({ kill }) => kill('SIGKILL')));
      for (const { link, listenLink } of processes) await Promise.all([link.close(), listenLink.close()]);
      await folder[Symbol.asyncDispose]();
    },
  };
}
