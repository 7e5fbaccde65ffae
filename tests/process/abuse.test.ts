import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLinkSecret } from '../../server/account/links.ts';
import { findFreePort } from '../../server/http/free-port.ts';
import { hashSecret } from '../../server/secrets/secret-hash.ts';
import { answered } from '../answered.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { type OwnDatabase, openOwnDatabase } from './own-database.ts';
import { openFolder, startService } from './service-process.ts';

// Two processes that share only a PostgreSQL must count each event exactly once.

const PASSWORD = 'correct horse battery';
let db: OwnDatabase;
let mailServer: MailServer;
let folder: Awaited<ReturnType<typeof openFolder>>;
let services: { port: number; service: ReturnType<typeof startService> }[];

beforeAll(async () => {
  db = await openOwnDatabase();
  mailServer = await startMailServer();
  folder = await openFolder();
  services = await Promise.all(
    [1, 2].map(async () => {
      const port = await findFreePort();
      const service = startService(
        {
          PORT: String(port),
          BETTER_AUTH_SECRET: 'a-secret-for-tests-only-0123456789-abcdefgh',
          BETTER_AUTH_URL: 'http://localhost:3001',
          DATABASE_URL: db.url,
          SMTP_URL: mailServer.url,
          RATE_LIMITS: 'sign_up:1000/60,sign_in:1000/60,password:1000/60,mail:1000/60',
        },
        folder.path,
      );
      await service.ready;
      return { port, service };
    }),
  );
});
afterAll(async () => {
  for (const { service } of services ?? []) service.kill('SIGTERM');
  for (const { service } of services ?? []) expect(await service.exited).toBe(0);
  await mailServer.close();
  await db[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Sends to the two processes alternately. */
const post = (turn: number, route: string, body: object) =>
  fetch(`http://127.0.0.1:${services[turn % 2]?.port}/api/auth/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const newPerson = async (): Promise<string> => {
  const email = `${randomUUID()}@example.com`;
  const made = await post(0, 'sign-up/email', { name: 'Ada', email, password: PASSWORD });
  expect(made.status).toBe(200);
  return email;
};
const statusesOf = async (count: number, ask: (turn: number) => Promise<Response>) =>
  (await Promise.all(Array.from({ length: count }, (_, turn) => answered(() => ask(turn)))))
    .map(({ status }) => status)
    .sort();

describe('two processes over one PostgreSQL', () => {
  it('check one of fifty guesses with one try left', async () => {
    const email = await newPerson();
    for (let made = 0; made < 9; made += 1)
      expect((await post(made, 'sign-in/email', { email, password: 'a guess' })).status).toBe(401);
    const statuses = await statusesOf(50, (turn) =>
      post(turn, 'sign-in/email', { email, password: `guess ${turn}` }),
    );
    expect(statuses).toEqual([401, ...Array(49).fill(429)]);
  });

  it('accept one of twenty uses of a link', async () => {
    const email = await newPerson();
    const secret = createLinkSecret();
    await db.query(
      `insert into link (id, purpose, secret_hash, user_id, email, expires_at)
       select $1, 'reset_password', $2, id, email, now() + interval '1 hour' from "user" where email = $3`,
      [randomUUID(), hashSecret(secret), email],
    );
    const statuses = await statusesOf(20, (turn) =>
      post(turn, 'reset-password', { token: secret, newPassword: `password number ${turn}` }),
    );
    expect(statuses).toEqual([200, ...Array(19).fill(400)]);
  });

  it('send three mails an hour to an unconfirmed address, and each mail once', async () => {
    const email = await newPerson();
    const statuses = await statusesOf(8, (turn) => post(turn, 'request-password-reset', { email }));
    expect(statuses).toEqual([...Array(3).fill(200), ...Array(5).fill(429)]);
    const sent = () => mailServer.received.filter(({ to }) => to === email).map(({ subject }) => subject);
    await vi.waitFor(() => expect(sent()).toHaveLength(3), { timeout: 240_000, interval: 50 });
    const waiting = () => db.query('select 1 from mail where recipient = $1 and sent_at is null', [email]);
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 240_000 });
    expect(sent()).toHaveLength(3);
    const ids = mailServer.received.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
