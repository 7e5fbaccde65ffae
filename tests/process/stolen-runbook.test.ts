import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from '../../server/http/free-port.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { type OwnDatabase, openOwnDatabase } from './own-database.ts';
import { openFolder, startService } from './service-process.ts';

// Follows docs/operations.md, 'A stolen address', with the built program beside two processes of the service on one
// PostgreSQL, and a real mail server. Each command has to print what the document says.

const runbook = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const [, section = ''] = /^### A stolen address$(.*?)^## /ms.exec(runbook) ?? [];
/** The commands of the section with what they print, block by block. */
const [ban = [], byEarlierMailbox = [], recover = [], stop = [], ...more] = [
  ...section.matchAll(/ {3}```console\n(.*?) {3}```/gs),
].map(([, block = '']) =>
  block
    .split(/^ {3}\$ /m)
    .slice(1)
    .map((text) => {
      const [command = '', ...printed] = text.trim().split(/\n */);
      return { command, printed: printed.join('\n') };
    }),
);

const [ADA, THIEF, NEW] = ['ada@example.com', 'thief@example.com', 'ada@new.example'] as const;
const [OLD_PASSWORD, NEXT] = ['correct horse battery', 'a whole new sentence'] as const;

let mails: MailServer;
let db: OwnDatabase;
let folder: Awaited<ReturnType<typeof openFolder>>;
let services: ReturnType<typeof startService>[] = [];
let [here, there] = ['', ''];
let env: Record<string, string>;
beforeAll(async () => {
  mails = await startMailServer();
  db = await openOwnDatabase();
  folder = await openFolder();
  env = {
    BETTER_AUTH_SECRET: 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu',
    DATABASE_URL: db.url,
    SMTP_URL: mails.url,
    MAIL_FROM: 'us@example.com',
    SHUTDOWN_UNREADY_SECONDS: '0',
  };
  const ports = [await findFreePort(), await findFreePort()];
  [here = '', there = ''] = ports.map((port) => `http://127.0.0.1:${port}`);
  services = ports.map((port) =>
    startService({ ...env, PORT: String(port), BETTER_AUTH_URL: here }, folder.path),
  );
  await Promise.all(services.map(({ ready }) => ready));
});
afterAll(async () => {
  for (const service of services) service.kill('SIGTERM');
  await Promise.all(services.map(({ exited }) => exited));
  await folder[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
  await mails.close();
});

const post = (at: string, route: string, body: object, bearer?: string) =>
  fetch(`${at}/api/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  });
const succeed = async (work: Promise<Response>): Promise<Response> => {
  const answer = await work;
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer;
};
const signIn = async (at: string, email: string, password: string) =>
  (await post(at, 'auth/sign-in/email', { email, password })).status;
const ask = async (at: string, bearer: string) =>
  (await fetch(`${at}/api/bridge/v1/session`, { headers: { authorization: `Bearer ${bearer}` } })).status;

/** The secret of a link in the newest mail to an address that has one. */
async function findSecret(to: string, member: string, subject: RegExp): Promise<string> {
  const find = () =>
    mails.received
      .filter((mail) => mail.to === to && subject.test(mail.subject))
      .map(({ text }) => new RegExp(`#${member}=([\\w-]+)`).exec(text)?.[1])
      .at(-1);
  await expect.poll(find, { timeout: 90_000 }).toBeDefined();
  return find() ?? '';
}

/** Runs the commands of a block, and compares what they print. Instants differ. */
async function follow(block: typeof ban, id: string): Promise<void> {
  expect(block.length).toBeGreaterThan(0);
  for (const { command, printed } of block) {
    const [program, ...args] = command.replace('<id>', id).split(' ');
    expect(program).toBe('gatehouse');
    const run = startService(env, folder.path, {
      entry: 'dist/server/gatehouse.js',
      args: [...args, '--yes'],
    });
    const code = await run.exited;
    const toText = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, '<instant>').trim();
    expect([command, code, toText(run.output.stdout), run.output.stderr]).toEqual([
      ...[command, 0, toText(printed), ''],
    ]);
  }
}

/** Ada's account has the address of a thief, who added an app. */
async function steal() {
  await db.query('delete from "user"');
  mails.received.splice(0);
  const made = await succeed(
    post(here, 'auth/sign-up/email', { name: 'Ada', email: ADA, password: OLD_PASSWORD }),
  );
  const bearer = made.headers.get('set-auth-token') ?? '';
  const token = await findSecret(ADA, 'token', /^Confirm/);
  await succeed(post(there, 'trpc/account.verifyEmail', { token, password: OLD_PASSWORD }));
  await succeed(post(here, 'trpc/account.changeEmail', { email: THIEF }, bearer));
  for (const email of [ADA, THIEF]) {
    const change = await findSecret(email, 'change', /address/);
    await succeed(post(there, 'trpc/account.confirmEmailChange', { token: change }));
  }
  const [row] = await db.query('select id, email from "user"');
  expect(row?.email).toBe(THIEF);
  const id = String(row?.id);
  await db.query(`insert into two_factor (user_id, secret, verified_at) values ($1, 'the thief’s', now())`, [
    id,
  ]);
  expect([await ask(here, bearer), await ask(there, bearer)]).toEqual([200, 200]);
  return { id, bearer };
}

const expectRefused = async (bearer: string, status: number) => {
  for (const at of [here, there])
    await expect.poll(() => ask(at, bearer), { timeout: 90_000, interval: 20 }).toBe(status);
};

it('the runbook has four blocks of commands, and no SQL', () => {
  expect([ban, byEarlierMailbox, recover, stop].map(({ length }) => length)).toEqual([1, 3, 1, 1]);
  expect(more).toEqual([]);
  expect(section).not.toMatch(/sql/i);
});

it('Ada gets the account at a new address; the thief keeps nothing', async () => {
  const { id, bearer } = await steal();
  await follow(ban, id);
  await expectRefused(bearer, 403);
  await follow(recover, id);
  for (const email of [ADA, THIEF]) {
    const isTold = () => mails.received.some((one) => one.to === email && /stolen/.test(one.subject));
    await expect.poll(isTold, { timeout: 90_000 }).toBe(true);
  }
  // Somebody protests; the operator checks, and begins again.
  await follow(stop, id);
  await follow(recover, id);
  const taking = await findSecret(THIEF, 'not_me', /changed/);
  expect((await post(here, 'trpc/account.disown', { token: taking })).status).toBe(400);
  await expect.poll(() => mails.received.filter(({ to }) => to === NEW).length, { timeout: 90_000 }).toBe(2);
  const token = await findSecret(NEW, 'token', /./);
  const choose = (at: string) => post(at, 'auth/reset-password', { token, newPassword: NEXT });
  expect((await choose(here)).status).toBe(400);
  await db.query('update operator_recovery set ready_at = now()'); // 24 hours pass
  await succeed(choose(there));
  await expectRefused(bearer, 401);
  for (const at of [here, there]) expect(await signIn(at, NEW, NEXT)).toBe(200);
  for (const email of [ADA, THIEF, NEW]) expect(await signIn(here, email, OLD_PASSWORD)).toBe(401);
  for (const email of [ADA, THIEF]) {
    const late = await findSecret(email, 'not_me', /changed/);
    expect((await post(there, 'trpc/account.disown', { token: late })).status).toBe(400);
  }
  const [row] = await db.query('select email, disabled_at, two_factor_enabled from "user"');
  expect(row).toEqual({ email: NEW, disabled_at: null, two_factor_enabled: false });
});

it('Ada gets the account by the mail to her earlier address', async () => {
  const { id, bearer } = await steal();
  await follow(ban, id);
  await expectRefused(bearer, 403);
  await succeed(post(there, 'trpc/account.disown', { token: await findSecret(ADA, 'not_me', /changed/) }));
  const before = mails.received.length;
  await follow(byEarlierMailbox, id);
  const last = () => mails.received.slice(before).find(({ to, text }) => to === ADA && /#token=/.test(text));
  await expect.poll(last, { timeout: 90_000 }).toBeDefined();
  const token = /#token=([\w-]+)/.exec(last()?.text ?? '')?.[1];
  await succeed(post(here, 'auth/reset-password', { token, newPassword: NEXT }));
  for (const at of [here, there]) expect(await signIn(at, ADA, NEXT)).toBe(200);
  expect(await signIn(here, THIEF, OLD_PASSWORD)).toBe(401);
});
