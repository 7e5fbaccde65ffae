import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { openOwnDatabase } from './own-database.ts';
import { openFolder, startService } from './service-process.ts';

// No service runs here that could send the mails of a command.

let mailServer: MailServer;
let database: Awaited<ReturnType<typeof openOwnDatabase>>;
let folder: Awaited<ReturnType<typeof openFolder>>;
beforeAll(async () => {
  mailServer = await startMailServer();
  database = await openOwnDatabase();
  folder = await openFolder();
  expect((await run('db', 'migrate', '--yes')).code).toBe(0);
});
afterAll(async () => {
  await mailServer.close();
  await database[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});
beforeEach(() => mailServer.setBehaviour('well'));

async function run(...args: string[]) {
  const env = {
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: 'a-secret-for-tests-only-0123456789-abcdefgh',
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Gatehouse <mail@example.com>',
  };
  const command = startService(env, folder.path, { entry: 'dist/server/gatehouse.js', args });
  return { code: await command.exited, ...command.output };
}

it('a command sends its mail before it ends', async () => {
  expect(await run('user', 'invite', 'ada@example.com', '--yes')).toMatchObject({ code: 0, stderr: '' });
  expect(mailServer.received.map(({ to }) => to)).toEqual(['ada@example.com']);
});

it('a dry run sends nothing, not even what others queued', async () => {
  mailServer.setBehaviour('refuse');
  await run('user', 'invite', 'bob@example.com', '--yes');
  mailServer.setBehaviour('well');
  await database.query('update mail set due_at = now(), claimed_until = null where sent_at is null');
  const before = mailServer.received.length;
  expect((await run('user', 'invite', 'cy@example.com', '--dry-run')).code).toBe(0);
  expect(mailServer.received).toHaveLength(before);
});

it.each(['refuse', 'hang', 'die', 'cut'] as const)(
  'a command whose mail server misbehaves (%s) is done, and says that the mail waits',
  async (behaviour) => {
    mailServer.setBehaviour(behaviour);
    const { code, stderr } = await run('user', 'invite', `${behaviour}@example.com`, '--yes');
    expect([code, stderr]).toEqual([
      0,
      'A mail could not be sent yet. The service tries again: gatehouse mail list\n',
    ]);
    const { stdout } = await run('mail', 'list', '--json');
    expect(stdout).toContain(`${behaviour}@example.com`);
  },
);
