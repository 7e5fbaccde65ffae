import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { APP_NAME: 'Salt & Light' } });
});
afterAll(() => harness[Symbol.asyncDispose]());
const open = (
  path: string,
  headers: Record<string, string> = {},
  from: string | undefined = '127.0.0.1',
  on = harness,
) => on.request(path, { headers }, from);

describe('/dev/mail (ASVS 13.4)', () => {
  it('shows unsent mails to programs, the newest first', async () => {
    const first = await harness.signUp({ name: 'Ada' });
    const second = await harness.signUp({ name: 'Grace' });
    const response = await open('/dev/mail', { accept: 'application/json' });
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const mails = (await response.json()) as Record<string, string>[];
    expect(mails.map(({ to }) => to)).toEqual([second.email, first.email]);
    expect(Object.keys(mails[0] ?? {}).sort()).toEqual(['createdAt', 'html', 'id', 'subject', 'text', 'to']);
    expect(mails[0]?.text).toMatch(/\/verify-email#token=[\w-]{43}/);
  });

  it('shows a list and a preview of each mail to people, without any script', async () => {
    const { email } = await harness.signUp();
    const html = { accept: 'text/html,application/xhtml+xml' };
    const list = await open('/dev/mail', html);
    expect(list.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await list.text();
    expect(text).toContain(email);
    const [path] = text.match(/\/dev\/mail\/[0-9a-f-]{36}/) ?? [];
    const mail = await open(path ?? '', html);
    expect([mail.status, (await mail.text()).includes('Confirm email address')]).toEqual([200, true]);
  });

  it('previews every template, with names made harmless', async () => {
    const names = (await (await open('/dev/mail/templates', { accept: 'text/html' })).text()).match(
      /(?<=templates\/)\w+/g,
    );
    expect(names).toHaveLength(26);
    for (const name of names ?? []) {
      const page = await open(`/dev/mail/templates/${name}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Salt &amp; Light');
    }
  });

  it('previews a template in the language that its address names, else in the default language', async () => {
    for (const [query, language] of [
      ['?lang=de', 'de'],
      ['?lang=ar', 'ar'],
      ['?lang=tlh', 'en'],
    ])
      expect(await (await open(`/dev/mail/templates/newDevice${query}`)).text()).toContain(
        `<html lang="${language}"`,
      );
  });

  it.each([
    ['from elsewhere', {}, '192.0.2.1'],
    ['without a known peer', {}, undefined],
    ['through a proxy', { 'x-forwarded-for': '192.0.2.1' }, '127.0.0.1'],
  ])('does not exist %s', async (_, headers, from) => {
    for (const path of ['/dev/mail', '/dev/mail/templates'])
      expect((await harness.request(path, { headers }, from)).status).toBe(404);
  });

  it('does not exist for a page of another host name that resolves to this machine', async () => {
    const response = await harness.app.request(
      new Request('http://rebound.example:3001/dev/mail'),
      undefined,
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    );
    expect(response.status).toBe(404);
  });

  it.each([
    { SMTP_URL: 'smtp://127.0.0.1:9' },
    {
      NODE_ENV: 'production',
      BETTER_AUTH_SECRET: 'kV3xq9ZtR7mW2pL8sYd4Bf6HnJ0cGaEu',
      BETTER_AUTH_URL: 'http://localhost:3001',
      DATABASE_URL: 'pglite:memory',
    },
  ])('does not exist with %j', async (env) => {
    await using beside = await startHarness({ beside: harness, env });
    expect((await open('/dev/mail', {}, '127.0.0.1', beside)).status).toBe(404);
  });
});
