import { randomUUID } from 'node:crypto';
import { createTRPCClient, httpLink } from '@trpc/client';
import { eq } from 'drizzle-orm';
import { readConfig } from '../server/config/read-config.ts';
import { type OpenedDatabase, openDatabase, openReserve } from '../server/db/database.ts';
import { user } from '../server/db/schema/auth.ts';
import { readMessagesFolder } from '../server/language/messages-folder.ts';
import type { PageParts } from '../server/language/words-files.ts';
import { createLog } from '../server/log.ts';
import type { MailWorker } from '../server/mail/worker.ts';
import type { Observers } from '../server/observation.ts';
import { createOperator } from '../server/operator/operator.ts';
import type { FindPlace } from '../server/place/place-database.ts';
import type { Secrets } from '../server/secrets/keys.ts';
import { createService } from '../server/service.ts';
import { createChangeListener } from '../server/session/change-listener.ts';
import type { AppRouter } from '../server/trpc/root.ts';
import { answered } from './answered.ts';
import type { BatchLink } from './batch-links.ts';
import { takeEmbedded } from './databases/embedded-pool.ts';
import { openTestDatabase, type TestDatabase } from './databases/test-database.ts';

const URL_OF_SERVICE = 'http://localhost:3001';
export const TRUSTED_SITE = 'https://book.example.com';
export const SECRET = 'a-secret-for-tests-only-0123456789-abcdefgh';
/** As a database that was first used with `SECRET` opens them. */
export const SECRETS: Secrets = { current: SECRET, previous: undefined, lasting: SECRET };
export const PASSWORD = 'correct horse battery';

/** All tests use one address, and send more requests than people do. */
const UNLIMITED = ['sign_up', 'sign_in', 'password', 'mail', 'auth', 'trpc']
  .map((name) => `${name}:1000000/60`)
  .join();

type Options = {
  env?: Record<string, string>;
  findPlace?: FindPlace;
  poolSize?: number;
  observers?: Observers;
  /** Another harness, whose database this harness also uses, like a second process. */
  beside?: { testDatabase: TestDatabase; database: OpenedDatabase };
  /** The parts of the catalogue that each page needs first, as the portal's build lists them. */
  words?: PageParts;
  /** Other secrets than `SECRET` alone. */
  secrets?: Secrets;
};

type ApiOptions = {
  link?: typeof httpLink | BatchLink['link'];
  /** The address of the peer. Only tests about addresses set it. */
  from?: string;
  onAnswer?(answer: Response): void;
};

/**
 * The service with all its real parts except the socket: requests enter in the form in which the HTTP server passes
 * them on.
 */
export async function startHarness({
  env = {},
  findPlace,
  poolSize,
  observers,
  beside,
  words,
  secrets = SECRETS,
}: Options = {}) {
  const embedded = beside ? undefined : await takeEmbedded();
  const testDatabase = beside?.testDatabase ?? embedded?.testDatabase ?? (await openTestDatabase(poolSize));
  const config = readConfig({ TRUSTED_ORIGINS: TRUSTED_SITE, RATE_LIMITS: UNLIMITED, ...env });
  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) }, config.runtime.logLevel);
  // PGlite has one connection, inside this process. A second service can only share it.
  const shared = testDatabase.config.driver === 'pglite' ? beside?.database : undefined;
  const opened = embedded?.database ?? shared;
  const trace = observers?.tracing?.traceQuery;
  const database = opened ?? (await openDatabase(testDatabase.config, log, trace));
  const limiterDatabase = await openReserve(database, testDatabase.config, log, trace);
  if (!beside && !embedded) await database.migrate();
  const changeListener = createChangeListener(database.listen, log);
  const { app, fastPath, loadAuth, account, mailer, cleanup, operator, announceClosing } = createService({
    config,
    secrets,
    db: database.db,
    limiterDb: limiterDatabase.db,
    findPlace,
    changeListener,
    log,
    portal: {
      folder: 'client',
      words,
      readPage: () =>
        Promise.resolve(
          '<!doctype html><html lang="en"><head><title>Gatehouse</title><script type="module" src="/start.js"></script></head><body><noscript>%NO_SCRIPT%</noscript><div id="root"></div></body></html>',
        ),
    },
    overrides: await readMessagesFolder(config.language.messagesFolder),
    isDevelopment: false,
    ...(observers && { observers }),
    measurePool: database.measurePool,
  });

  /** `from`: the address of the peer. Only tests about addresses set it. */
  const request = (path: string, init?: RequestInit, from?: string): Promise<Response> =>
    Promise.resolve(
      app.request(
        new Request(`${config.http.url}${path}`, init),
        undefined,
        // The unchanged path: a `Request` resolves dots.
        { incoming: { url: path, socket: { remoteAddress: from } } },
      ),
    );
  /** Tests about sending mails open it. */
  let mailWorker: MailWorker | null = null;
  const openMail = (backoff?: (attempts: number) => number) => {
    mailWorker = mailer.open(60_000, { backoff });
  };
  const closeMail = async () => mailWorker?.close();
  /** The mails to a person, sent or not; the newest is last. */
  const mailsTo = async (email: string) =>
    Promise.all(
      (await mailer.outbox.latest(1_000))
        .filter(({ recipient }) => recipient === email)
        .reverse()
        .map(async (mail) => ({ ...(await mailer.read(mail)), template: mail.template, row: mail })),
    );
  /** The secret in the newest mail of a kind to a person. */
  const secretIn = async (email: string, template: string, name: string): Promise<string> => {
    const mail = (await mailsTo(email)).findLast((one) => one.template === template);
    const secrets = mail && mailer.outbox.open(mail.row);
    if (!secrets?.[name]) throw new Error(`no ${template} mail with a ${name} link to ${email}`);
    return secrets[name];
  };

  /** Sends JSON as a program does: no `Origin`, no `Sec-Fetch-Site`. */
  const post = (path: string, body: unknown, headers: Record<string, string> = {}, from?: string) =>
    request(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      from,
    );

  /** A typed client that calls the app directly, with the given headers on each request. */
  const api = (
    headers: Record<string, string> = {},
    { link = httpLink, from, onAnswer }: ApiOptions = {},
  ) => {
    const options = {
      url: `${config.http.url}/api/trpc`,
      headers,
      fetch: async (url: string | URL | Request, init?: unknown) => {
        const sent = new Request(url, init as RequestInit);
        const answer = await app.request(
          sent,
          undefined,
          from === undefined
            ? undefined
            : { incoming: { url: new URL(sent.url).pathname, socket: { remoteAddress: from } } },
        );
        onAnswer?.(answer);
        return answer;
      },
    };
    return createTRPCClient<AppRouter>({ links: [link(options)] });
  };

  /** A new person, signed up through the raw route, with both of their credentials. */
  const signUp = async (fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) => {
    const email = `${randomUUID()}@example.com`;
    const body = { name: 'Ada', email, password: PASSWORD, ...fields };
    const response = await answered(() => post('/api/auth/sign-up/email', body, headers));
    if (response.status !== 200)
      throw new Error(`sign-up answered ${response.status}: ${await response.text()}`);
    return { email, ...(await readCredentials(response)) };
  };

  /** A new person who has confirmed their address. Other addresses receive no notices. */
  const signUpConfirmed: typeof signUp = async (fields, headers) => {
    const person = await signUp(fields, headers);
    await database.db.update(user).set({ emailVerified: true }).where(eq(user.id, person.user.id));
    return person;
  };

  const signIn = async (
    email: string,
    fields: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) => {
    const body = { email, password: PASSWORD, ...fields };
    const response = await answered(() => post('/api/auth/sign-in/email', body, headers));
    if (response.status !== 200)
      throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
    return { email, ...(await readCredentials(response)) };
  };

  return {
    app,
    fastPath,
    loadAuth,
    announceClosing,
    config,
    database,
    db: database.db,
    changeListener,
    logged,
    request,
    post,
    api,
    signUp,
    signUpConfirmed,
    signIn,
    testDatabase,
    account,
    /** The operator's acts, as a command runs them. */
    asOperator: createOperator(operator, 'tests'),
    mailer,
    cleanup,
    /** What the operator's acts use. */
    operator,
    openMail,
    closeMail,
    mailsTo,
    secretIn,
    bridge: (headers: Record<string, string> = {}) => request('/api/bridge/v1/session', { headers }),
    async [Symbol.asyncDispose]() {
      testDatabase.setLink?.('open');
      await mailWorker?.close();
      await changeListener.close();
      if (limiterDatabase !== database) await limiterDatabase.close();
      if (!opened) await database.close();
      if (!beside && !embedded) await testDatabase.close();
      await embedded?.giveBack();
    },
  };
}
export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** Headers of a browser on our own portal, with `cookie`. */
export const browser = (cookie?: string): Record<string, string> => ({
  origin: URL_OF_SERVICE,
  'sec-fetch-site': 'same-origin',
  ...(cookie && { cookie }),
});

/** The cookies of an answer, in the form in which a browser sends them back. */
const toCookieHeader = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !cookie.includes('; Max-Age=0'))
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function readCredentials(response: Response) {
  const bearer = response.headers.get('set-auth-token') ?? '';
  const body = (await response.json()) as { token?: string; user: { id: string; name: string } };
  return { cookie: toCookieHeader(response), bearer, token: body.token ?? '', user: body.user };
}
