import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { drizzle } from 'drizzle-orm/pglite';
import * as schema from '../../server/db/schema/index.ts';
import { openTestDatabase } from '../databases/test-database.ts';

const URL_OF_SERVICE = 'http://localhost:3001';
export const PASSWORD = 'correct horse battery';
export const newAddress = () => `${randomUUID()}@example.com`;

/** An embedded database, and the statements and transactions that were sent to it. */
export async function openStockDatabase() {
  const { config, close } = await openTestDatabase();
  const client = await PGlite.create(config.url.slice('pglite:'.length));
  const { query, transaction } = client;
  const asked: string[] = [];
  client.transaction = (work) => {
    asked.push('transaction');
    return transaction.call(client, work) as never;
  };
  return {
    db: drizzle(client, { schema, logger: { logQuery: (statement) => void asked.push(statement) } }),
    asked,
    /** Every statement fails until the returned function is called. */
    fail() {
      client.query = () => Promise.reject(new Error('connection terminated'));
      return () => {
        client.query = query;
      };
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      await close();
    },
  };
}
export type StockDatabase = Awaited<ReturnType<typeof openStockDatabase>>;

/** Better Auth with its defaults, except for the password hash: a slow hash changes no answer. */
export function createStockAuth({ db }: Pick<StockDatabase, 'db'>, options: BetterAuthOptions = {}) {
  const auth = betterAuth({
    baseURL: URL_OF_SERVICE,
    secret: 'a-secret-for-tests-only-0123456789-abcdefgh',
    database: drizzleAdapter(db, { provider: 'pg', schema }),
    logger: { disabled: true },
    ...options,
    emailAndPassword: {
      enabled: true,
      password: {
        hash: async (password) => password,
        verify: async ({ password, hash }) => password === hash,
      },
      ...options.emailAndPassword,
    },
  });
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    auth.handler(new Request(`${URL_OF_SERVICE}/api/auth/${path}`, init));
  const get = (path: string, headers: Record<string, string> = {}) => send(path, { headers });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signUp = (email: string, fields: object = {}) =>
    post('sign-up/email', { name: 'Ada', email, password: PASSWORD, ...fields });
  return { auth, get, post, signUp };
}

/** The cookies that an answer sets, in the form in which the browser sends them back. */
export const toCookie = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((one) => !/max-age=0/i.test(one))
    .map((one) => one.split(';')[0])
    .join('; ');
