import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { PageAnswers } from '../../shared/page-answers.ts';
import { toPageQuestions } from '../../shared/page-questions.ts';
import { pages, withRedirectTo } from '../../shared/paths.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { givePasskey } from './second-factors.ts';
import { lockTable } from './table-lock.ts';

// A page contains the answers to its first requests.

const ACCOUNT = Object.values<string>(pages).filter((path) => path.startsWith(pages.account));
const OPENED = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const open = (path: string, cookie?: string, headers: Record<string, string> = {}, method = 'GET') =>
  harness.request(path, { method, headers: { ...OPENED, ...(cookie && { cookie }), ...headers } });

/** The element as an HTML parser reads it: it ends at the first closing script tag, wherever the tag is. */
function readAnswers(html: string): PageAnswers | null {
  const [, after] = html.split('<script type="application/json" id="answers">');
  return after === undefined ? null : JSON.parse(after.split(/<\/script/i)[0] ?? '');
}
const answersAt = async (path: string, cookie?: string, headers?: Record<string, string>) =>
  readAnswers(await (await open(path, cookie, headers)).text());
/**
 * The page with all its answers. On a busy machine the service may be too slow for one page, or a page may come before
 * all answers are ready.
 */
const openAnswered = (path: string, cookie: string): Promise<{ html: string; answers: PageAnswers }> =>
  vi.waitFor(
    async () => {
      const html = await (await open(path, cookie)).text();
      const answers = readAnswers(html) ?? {};
      expect(Object.keys(answers).sort()).toEqual(
        toPageQuestions(path)
          .map(({ procedure }) => procedure)
          .sort(),
      );
      return { html, answers };
    },
    { timeout: 30_000, interval: 100 },
  );

describe('the answers embedded in a page', () => {
  it.each(ACCOUNT)('%s: are equal to the answers of the API', async (path) => {
    const { cookie } = await harness.signUp({}, browser());
    const { answers } = await openAnswered(path, cookie);
    for (const [procedure, { input, data }] of Object.entries(answers)) {
      const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
      const said = await harness.request(`/api/trpc/${procedure}${query}`, { headers: browser(cookie) });
      expect(data).toEqual((await said.json()).result.data);
    }
  });

  it('are never cached, and set no cookie', async () => {
    const { cookie } = await harness.signUp({}, browser());
    for (const method of ['GET', 'HEAD'])
      for (const path of ACCOUNT) {
        await openAnswered(path, cookie);
        // A page comes without answers, and may be kept, when the database was slow.
        await vi.waitFor(
          async () => {
            const { status, headers } = await open(path, cookie, { 'if-none-match': '*' }, method);
            expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
            expect([headers.get('etag'), headers.get('set-cookie')]).toEqual([null, null]);
            expect(headers.get('content-security-policy')).toContain("script-src 'self';");
          },
          { timeout: 30_000 },
        );
      }
  });

  it('can contain any text, and no text ends their element', async () => {
    const { cookie } = await harness.signUp({}, browser());
    const api = harness.api(browser(cookie));
    const nasty = fc.constantFrom(
      '</script>',
      '<!--',
      '<script>',
      ']]>',
      '&lt;',
      '\u2028',
      "$&$'$`",
      '"',
      '\\',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' })), { maxLength: 8 }),
        async (parts) => {
          const bio = await api.profile.update.mutate({ bio: parts.join('') }).then(
            (saved) => saved.bio,
            () => undefined, // refused: not the subject of this test
          );
          if (bio === undefined) return;
          const { html, answers } = await openAnswered(pages.profile, cookie);
          expect(answers['profile.get']?.data).toMatchObject({ bio });
          const [, tail = ''] = html.split('id="answers">');
          expect(tail.slice(0, tail.indexOf('</script>'))).not.toMatch(/[<>&\u2028\u2029]/);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are sent only when a user opens the page, not when it is embedded or fetched', async () => {
    const { cookie } = await harness.signUp({}, browser());
    for (const dest of ['iframe', 'frame', 'embed', 'object', 'script', 'image', 'style', 'empty', ''])
      expect([dest, await answersAt(pages.account, cookie, { 'sec-fetch-dest': dest })]).toEqual([
        dest,
        null,
      ]);
    const unsaid = await harness.request(pages.account, { headers: { cookie } });
    expect(readAnswers(await unsaid.text())).toBeNull();
    const bearing = await open(pages.account, cookie, { authorization: 'Bearer x' });
    expect([bearing.status, readAnswers(await bearing.text())]).toEqual([200, null]);
  });

  it('change nothing: no session is extended, marked as seen or counted', async () => {
    const { cookie, user } = await harness.signUp({}, browser());
    const read = async () => {
      const { rows } = (await harness.db.execute(`select s.*, (select count(*) from rate_limit) as counted,
        (select sum(count) from rate_limit) as taken from session s where user_id = '${user.id}'`)) as {
        rows: unknown[];
      };
      return rows;
    };
    await harness.db.execute(
      `update session set last_seen_at = now() - interval '2 days', updated_at = now() - interval '2 days',
        expires_at = now() + interval '4 days' where user_id = '${user.id}'`,
    );
    const before = await read();
    for (const path of ACCOUNT) await openAnswered(path, cookie);
    expect(await read()).toEqual(before);
  });
});

describe('a page that redirects signed-in users', () => {
  it('asks the API if the session is due for a refresh', async () => {
    const { cookie, user } = await harness.signUp({}, browser());
    for (const path of [pages.signIn, pages.signUp]) {
      await openAnswered(path, cookie);
      await harness.db.execute(
        `update session set last_seen_at = now() - interval '6 minutes' where user_id = '${user.id}'`,
      );
      const page = await (await open(path, cookie)).text();
      expect([readAnswers(page), page.includes('data-answered')]).toEqual([null, false]);
      await harness.api(browser(cookie)).session.current.query();
    }
  });
});

describe('a visitor without a session', () => {
  const nobodies: Record<string, () => Promise<string | undefined>> = {
    'no cookie': async () => undefined,
    'a forged cookie': async () => 'better-auth.session_token=x.y',
    'an ended session': async () => {
      const { cookie } = await harness.signUp({}, browser());
      await harness.post('/api/auth/sign-out', {}, browser(cookie));
      return cookie;
    },
    'a disabled account': async () => {
      const { cookie, user } = await harness.signUp({}, browser());
      await harness.db.execute(`update "user" set disabled_at = now() where id = '${user.id}'`);
      return cookie;
    },
  };
  it.each(Object.entries(nobodies))(
    '%s: is redirected from the account to sign-in and back',
    async (_, find) => {
      const cookie = await find();
      for (const path of ACCOUNT) {
        const response = await open(`${path}?a=b%26c`, cookie);
        expect([
          response.status,
          response.headers.get('location'),
          response.headers.get('cache-control'),
        ]).toEqual([
          302,
          withRedirectTo(pages.signIn, `${harness.config.http.url}${path}?a=b%26c`),
          'no-store',
        ]);
        expect(response.headers.get('set-cookie')).toBeNull();
      }
      expect(await answersAt(pages.signIn, cookie)).toBeNull();
    },
  );

  it('many forged cookies at once do not block other pages', async () => {
    const forged = () => open(pages.account, 'better-auth.session_token=x.y');
    const opened = await Promise.all(Array.from({ length: 100 }, forged));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([302]));
  });

  it('the newest live session of several cookies counts, also with a pending deletion', async () => {
    const old = await harness.signUp({}, browser());
    const { cookie } = await harness.signIn(old.email, {}, browser());
    const dead = await harness.signUp({}, browser());
    await harness.post('/api/auth/sign-out', {}, browser(dead.cookie));
    const both = `${dead.cookie}; ${cookie}`;
    const api = harness.api(browser(both));
    await api.security.stepUp.mutate({ password: PASSWORD }).catch(() => {});
    await api.account.requestDeletion.mutate();
    const { answers } = await openAnswered(pages.data, both);
    expect(answers['session.current']?.data).toEqual(await api.session.current.query());
    expect(answers['session.current']?.data).toMatchObject({ pendingDeletion: expect.anything() });
  });
});

describe('where a second factor is required', () => {
  it('the account redirects to the set-up and back, until a second factor is set up', async () => {
    await using strict = await startHarness({ env: { SECOND_FACTOR: 'required' } });
    const { cookie, user } = await strict.signUp({}, browser());
    const visit = (path: string, headers = {}) =>
      strict.request(path, { headers: { ...OPENED, cookie, ...headers } });
    for (const path of ACCOUNT) {
      // A busy service sends the page without answers; then the page itself leads on.
      const response = await vi.waitFor(
        async () => {
          const visited = await visit(`${path}?a=b%26c`);
          expect(visited.status).toBe(302);
          return visited;
        },
        { timeout: 30_000, interval: 100 },
      );
      expect(response.headers.get('location')).toBe(
        withRedirectTo(pages.twoFactor, `${strict.config.http.url}${path}?a=b%26c`),
      );
      expect([response.headers.get('cache-control'), response.headers.get('set-cookie')]).toEqual([
        'no-store',
        null,
      ]);
    }
    expect((await visit(pages.account, { 'sec-fetch-dest': 'empty' })).status).toBe(200);
    expect((await visit(pages.twoFactor)).status).toBe(200);
    await givePasskey(strict, user.id);
    expect((await visit(pages.account)).status).toBe(200);
  });
});

describe.runIf(inject('driver') !== 'pglite')('a database that does not answer', () => {
  it('delays no page; the missing answers are left out', async () => {
    const { cookie } = await harness.signUp({}, browser());
    const activity = await lockTable(harness, 'activity');
    await vi.waitFor(
      async () => {
        const partly = await answersAt(pages.activity, cookie);
        expect(Object.keys(partly ?? {})).toEqual(['session.current']);
      },
      { timeout: 30_000 },
    );
    await activity.release(async () => {});

    const sessions = await lockTable(harness, 'session');
    const opened = await Promise.all(Array.from({ length: 20 }, () => open(pages.devices, cookie)));
    for (const response of opened) {
      expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
      expect(readAnswers(await response.text())).toBeNull();
    }
    await sessions.release(async () => {});
    await openAnswered(pages.devices, cookie);
  });
});
